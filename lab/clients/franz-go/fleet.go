package main

import (
	"context"
	"sync"

	"github.com/twmb/franz-go/pkg/kgo"
)

// Many clients at once, each with connections of its own: every one produces o.records records, and
// all of them stay connected until the last one is done. The first client is the caller's.
func fleet(ctx context.Context, first *kgo.Client, o *options) error {
	clients := []*kgo.Client{first}
	for len(clients) < o.clients {
		client, err := kgo.NewClient(clientOptions(o)...)
		if err != nil {
			return failed("connect", err)
		}
		defer client.Close()
		clients = append(clients, client)
	}
	var running sync.WaitGroup
	errs := make(chan error, len(clients))
	for _, client := range clients {
		running.Add(1)
		go func() {
			defer running.Done()
			for i := 0; i < o.records; i++ {
				if err := client.ProduceSync(ctx, record(o, i)).FirstErr(); err != nil {
					errs <- err
					return
				}
			}
		}()
	}
	running.Wait()
	close(errs)
	for err := range errs {
		return failed("produce", err)
	}
	say("fleet", fields{"clients": len(clients), "records": len(clients) * o.records})
	return nil
}
