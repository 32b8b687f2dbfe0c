package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
)

// Each record's acknowledgement is a line of its own; the first error ends the command.
func produce(ctx context.Context, client *kgo.Client, o *options) error {
	for i := 0; i < o.records; i++ {
		result := client.ProduceSync(ctx, record(o, i))
		if err := result.FirstErr(); err != nil {
			return failed("produce", err)
		}
		r := result[0].Record
		say("produced", fields{"topic": r.Topic, "partition": r.Partition, "offset": r.Offset, "bytes": len(r.Value), "at": time.Now().UnixMilli()})
	}
	return nil
}

// One transaction. After an error in it the client aborts, as a program in the field would.
func transact(ctx context.Context, client *kgo.Client, o *options) error {
	if err := client.BeginTransaction(); err != nil {
		return failed("begin", err)
	}
	problem := produce(ctx, client, o)
	commit := kgo.TryCommit
	if problem != nil || o.abort {
		commit = kgo.TryAbort
	}
	end := client.EndTransaction(ctx, commit)
	say("ended", fields{"commit": bool(commit), "failed": end != nil})
	if problem != nil {
		return problem
	}
	return failed("end", end)
}

// Reads until it has o.records records, or the time is over, which is an error.
func consume(ctx context.Context, client *kgo.Client, o *options) error {
	seen, size := 0, 0
	for seen < o.records {
		fetches := client.PollFetches(ctx)
		if err := ctx.Err(); err != nil {
			return failed("consume", fmt.Errorf("saw %d of %d records: %w", seen, o.records, err))
		}
		for _, e := range fetches.Errors() {
			return failed("consume", e.Err)
		}
		fetches.EachPartition(func(p kgo.FetchTopicPartition) {
			if len(p.Records) == 0 {
				return
			}
			for _, r := range p.Records {
				size += len(r.Value)
			}
			seen += len(p.Records)
			say("consumed", fields{"topic": p.Topic, "partition": p.Partition, "first": p.Records[0].Offset, "count": len(p.Records)})
		})
	}
	say("consumed all", fields{"records": seen, "bytes": size})
	if o.group == "" {
		return nil
	}
	return failed("commit", client.CommitUncommittedOffsets(ctx))
}

func record(o *options, i int) *kgo.Record {
	value := []byte(fmt.Sprintf("order %d of transaction %s", i, o.transactionalID))
	if o.size > 0 {
		value = filler(o.size)
	}
	return &kgo.Record{Topic: o.topic, Partition: int32(max(o.partition, 0)), Key: []byte(fmt.Sprintf("k%d", i)), Value: value}
}

// Half random and half repeated bytes: compressible, but not to nothing. The seed is fixed.
func filler(size int) []byte {
	noise := make([]byte, 512)
	rand.New(rand.NewSource(1)).Read(noise)
	block := append(noise, bytes.Repeat([]byte("brokerscope lab "), 32)...)
	return bytes.Repeat(block, size/len(block)+1)[:size]
}
