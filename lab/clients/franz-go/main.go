// A franz-go client that does one thing per run and says what happened, one JSON object a line.
// The same source is built with every release in versions/: the releases are what is under test.
//
// An error of a step is a line and exit code 1, so that a caller can tell "the client failed as
// incident A says" from "the client could not even run" (exit code 2).
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
)

var commands = map[string]func(context.Context, *kgo.Client, *options) error{
	"create":      create,
	"produce":     produce,
	"txn":         transact,
	"consume":     consume,
	"coordinator": coordinator,
	"describe":    describe,
	"fleet":       fleet,
	"move":        move,
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		usage()
	}
	o := parse(os.Args[1], os.Args[2:])
	ctx, cancel := context.WithTimeout(context.Background(), o.timeout)
	defer cancel()
	client, err := kgo.NewClient(clientOptions(o)...)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	err = commands[o.command](ctx, client, o)
	client.CloseAllowingRebalance()
	if err != nil {
		var failed *stepError
		step := o.command
		if errors.As(err, &failed) {
			step, err = failed.step, failed.cause
		}
		say("error", fields{"step": step, "message": err.Error(), "code": codeOf(err)})
		os.Exit(1)
	}
	say("done", fields{"command": o.command})
}

// A step of a command that failed; the step is part of what the lab checks.
type stepError struct {
	step  string
	cause error
}

func (e *stepError) Error() string { return e.step + ": " + e.cause.Error() }

func failed(step string, cause error) error {
	if cause == nil {
		return nil
	}
	return &stepError{step, cause}
}

type fields map[string]any

func say(event string, more fields) {
	line := fields{"event": event}
	for key, value := range more {
		line[key] = value
	}
	text, err := json.Marshal(line)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}

// codeOf is Kafka's error number, or nil where the error is not one of the broker's.
func codeOf(err error) any {
	var fromBroker *kerr.Error
	if errors.As(err, &fromBroker) {
		return fromBroker.Code
	}
	return nil
}

func usage() {
	names := make([]string, 0, len(commands))
	for name := range commands {
		names = append(names, name)
	}
	sort.Strings(names)
	fmt.Fprintf(os.Stderr, "usage: client %s [flags]\n", strings.Join(names, "|"))
	os.Exit(2)
}

type options struct {
	command, brokers, clientID, topic, group, transactionalID, compression string
	partition, partitions, replicas, records, size, leader, batchBytes     int
	clients, fetchBytes                                                    int
	acks                                                                   int
	pinned, tls, insecure, abort, uncommitted                              bool
	ca, sasl, user, password                                               string
	timeout                                                                time.Duration
}

func parse(command string, args []string) *options {
	o := &options{command: command}
	f := flag.NewFlagSet(command, flag.ExitOnError)
	f.StringVar(&o.brokers, "brokers", "127.0.0.1:9092", "bootstrap, as host:port,host:port")
	f.StringVar(&o.clientID, "client-id", "franz-go", "")
	f.StringVar(&o.topic, "topic", "orders", "")
	f.IntVar(&o.partition, "partition", 0, "partition to produce to; -1 lets the client choose")
	f.StringVar(&o.group, "group", "", "consume as a member of this group")
	f.StringVar(&o.transactionalID, "id", "payments", "transactional id")
	f.StringVar(&o.compression, "compression", "none", "none, gzip, snappy, lz4 or zstd")
	f.IntVar(&o.partitions, "partitions", 1, "of a new topic")
	f.IntVar(&o.replicas, "replicas", 1, "of a new topic")
	f.IntVar(&o.records, "records", 1, "to produce, or to consume before it ends")
	f.IntVar(&o.size, "size", 0, "bytes of a value; 0 for a short text")
	f.IntVar(&o.batchBytes, "batch-bytes", 1<<20, "largest batch that is produced")
	f.IntVar(&o.fetchBytes, "fetch-bytes", 110<<20, "largest part of one partition in a fetch")
	f.IntVar(&o.acks, "acks", -1, "-1, 0 or 1")
	f.IntVar(&o.clients, "clients", 100, "of a fleet")
	f.IntVar(&o.leader, "leader", 0, "node that becomes the leader (move)")
	f.BoolVar(&o.pinned, "pinned", false, "speak no newer version than Kafka 3.8 knows")
	f.BoolVar(&o.abort, "abort", false, "end the transaction with an abort")
	f.BoolVar(&o.uncommitted, "uncommitted", false, "consume with isolation level read_uncommitted")
	f.BoolVar(&o.tls, "tls", false, "")
	f.StringVar(&o.ca, "ca", "", "PEM file of the authority to trust")
	f.BoolVar(&o.insecure, "insecure", false, "accept every certificate")
	f.StringVar(&o.sasl, "sasl", "", "PLAIN or SCRAM-SHA-256")
	f.StringVar(&o.user, "user", "", "")
	f.StringVar(&o.password, "password", "", "")
	f.DurationVar(&o.timeout, "timeout", 30*time.Second, "for the whole run")
	_ = f.Parse(args)
	return o
}
