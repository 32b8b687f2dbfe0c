// A load on Kafka by franz-go: a number of clients with one connection each to the leader, for a
// fixed time, and one JSON line with what they got.
//
//	produce   as fast as the acknowledgements allow; each client has up to `inflight` bytes open
//	pace      each client sends one record and waits for its acknowledgement, at a given rate in all:
//	          the latency is that of a request, not that of a queue
//	consume   each client reads the topic from its start, again and again
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

type load struct {
	brokers, topic      string
	clients, size, rate int
	inflight            int
	duration            time.Duration
	records, bytes      atomic.Int64
	mu                  sync.Mutex
	latencies           []time.Duration
	failure             error
	began               time.Time
}

func main() {
	modes := map[string]func(context.Context, *load, int) error{"produce": produce, "pace": pace, "consume": consume}
	if len(os.Args) < 2 || modes[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: load produce|pace|consume [flags]")
		os.Exit(2)
	}
	l := &load{}
	f := flag.NewFlagSet("load", flag.ExitOnError)
	f.StringVar(&l.brokers, "brokers", "127.0.0.1:9092", "")
	f.StringVar(&l.topic, "topic", "load", "")
	f.IntVar(&l.clients, "clients", 10, "")
	f.IntVar(&l.size, "size", 1024, "bytes of a value")
	f.IntVar(&l.rate, "rate", 500, "records a second of all clients together (pace)")
	f.IntVar(&l.inflight, "inflight", 4<<20, "bytes that a client may have open (produce)")
	f.DurationVar(&l.duration, "duration", 10*time.Second, "")
	_ = f.Parse(os.Args[2:])

	ctx, cancel := context.WithTimeout(context.Background(), l.duration+60*time.Second)
	defer cancel()
	l.began = time.Now()
	var running sync.WaitGroup
	for i := range l.clients {
		running.Go(func() {
			if err := modes[os.Args[1]](ctx, l, i); err != nil {
				l.mu.Lock()
				l.failure = errors.Join(l.failure, err)
				l.mu.Unlock()
			}
		})
	}
	running.Wait()
	if l.failure != nil {
		fmt.Fprintln(os.Stderr, l.failure)
		os.Exit(1)
	}
	l.print(time.Since(l.began))
}

func (l *load) client(more ...kgo.Opt) (*kgo.Client, error) {
	return kgo.NewClient(append([]kgo.Opt{
		kgo.SeedBrokers(strings.Split(l.brokers, ",")...),
		kgo.ClientID("load"),
		kgo.RequiredAcks(kgo.LeaderAck()),
		kgo.DisableIdempotentWrite(),
		kgo.RecordPartitioner(kgo.ManualPartitioner()),
		kgo.ProducerBatchCompression(kgo.NoCompression()),
		kgo.ProducerBatchMaxBytes(4 << 20),
		kgo.FetchMaxBytes(8 << 20),
		kgo.FetchMaxPartitionBytes(8 << 20),
	}, more...)...)
}

func (l *load) over() bool { return time.Since(l.began) > l.duration }

func (l *load) value() []byte {
	value := make([]byte, l.size)
	rand.New(rand.NewSource(1)).Read(value)
	return value
}

func (l *load) done(bytes int, since time.Time) {
	l.records.Add(1)
	l.bytes.Add(int64(bytes))
	l.mu.Lock()
	l.latencies = append(l.latencies, time.Since(since))
	l.mu.Unlock()
}

func produce(ctx context.Context, l *load, index int) error {
	client, err := l.client(kgo.ProducerLinger(0), kgo.MaxBufferedBytes(l.inflight))
	if err != nil {
		return err
	}
	defer client.Close()
	value := l.value()
	var failure atomic.Pointer[error]
	for !l.over() && failure.Load() == nil {
		sent := time.Now()
		record := &kgo.Record{Topic: l.topic, Partition: int32(index % 10), Value: value}
		client.Produce(ctx, record, func(r *kgo.Record, err error) {
			if err != nil {
				failure.Store(&err)
				return
			}
			l.done(len(r.Value), sent)
		})
	}
	if err := client.Flush(ctx); err != nil {
		return err
	}
	if err := failure.Load(); err != nil {
		return *err
	}
	return nil
}

func pace(ctx context.Context, l *load, index int) error {
	client, err := l.client(kgo.ProducerLinger(0))
	if err != nil {
		return err
	}
	defer client.Close()
	value := l.value()
	// The first record opens connections and fetches metadata; it is not measured.
	warm := &kgo.Record{Topic: l.topic, Partition: int32(index % 10), Value: value}
	if err := client.ProduceSync(ctx, warm).FirstErr(); err != nil {
		return err
	}
	interval := time.Second * time.Duration(l.clients) / time.Duration(l.rate)
	next := time.Now().Add(interval * time.Duration(index) / time.Duration(l.clients))
	for !l.over() {
		time.Sleep(time.Until(next))
		next = next.Add(interval)
		sent := time.Now()
		record := &kgo.Record{Topic: l.topic, Partition: int32(index % 10), Value: value}
		if err := client.ProduceSync(ctx, record).FirstErr(); err != nil {
			return err
		}
		l.done(len(value), sent)
	}
	return nil
}

func consume(ctx context.Context, l *load, index int) error {
	partition := int32(index % 10)
	from := map[string]map[int32]kgo.Offset{l.topic: {partition: kgo.NewOffset().AtStart()}}
	client, err := l.client(kgo.ConsumePartitions(from))
	if err != nil {
		return err
	}
	defer client.Close()
	for !l.over() {
		fetches := client.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return err
		}
		atEnd := false
		fetches.EachPartition(func(p kgo.FetchTopicPartition) {
			for _, r := range p.Records {
				l.records.Add(1)
				l.bytes.Add(int64(len(r.Value)))
			}
			atEnd = len(p.Records) > 0 && p.Records[len(p.Records)-1].Offset+1 >= p.HighWatermark
		})
		if atEnd {
			client.SetOffsets(map[string]map[int32]kgo.EpochOffset{l.topic: {partition: {Epoch: -1, Offset: 0}}})
		}
	}
	return nil
}

func (l *load) print(took time.Duration) {
	slices.Sort(l.latencies)
	at := func(share float64) any {
		if len(l.latencies) == 0 {
			return nil
		}
		return l.latencies[int(float64(len(l.latencies)-1)*share)].Microseconds()
	}
	line, err := json.Marshal(map[string]any{
		"records": l.records.Load(), "bytes": l.bytes.Load(), "seconds": took.Seconds(),
		"mbPerSecond": float64(l.bytes.Load()) / 1e6 / took.Seconds(),
		"p50Us":       at(0.5), "p99Us": at(0.99), "maxUs": at(1),
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(string(line))
}
