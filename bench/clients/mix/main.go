// Traffic as a small service makes it, for a capture that decoders are measured on: producers with
// several codecs, a consumer group that commits, and the small requests around them. No newer
// versions than Kafka 2.4 has, so that every peer can read them.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"math/rand"
	"strings"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
	"github.com/twmb/franz-go/pkg/kversion"
)

var (
	brokers = flag.String("brokers", "127.0.0.1:9092", "")
	batches = flag.Int("batches", 3000, "Produce requests of each codec")
	records = flag.Int("records", 12, "records of a batch")
)

var codecs = map[string]kgo.CompressionCodec{
	"plain": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "lz4": kgo.Lz4Compression(),
}

func main() {
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	admin := client()
	defer admin.Close()
	topics := []string{}
	for name := range codecs {
		topics = append(topics, "mix-"+name)
	}
	for i := range 20 {
		topics = append(topics, fmt.Sprintf("other-%02d", i))
	}
	must(create(ctx, admin, topics))

	var work sync.WaitGroup
	for name, codec := range codecs {
		work.Go(func() { must(produce(ctx, "mix-"+name, codec)) })
	}
	produced := make(chan struct{})
	go func() {
		work.Wait()
		close(produced)
	}()
	var readers sync.WaitGroup
	readers.Go(func() { must(consume(ctx, *batches**records*len(codecs))) })
	readers.Go(func() { must(ask(ctx, admin, produced)) })
	readers.Wait()
	<-produced
}

func client(more ...kgo.Opt) *kgo.Client {
	opened, err := kgo.NewClient(append([]kgo.Opt{
		kgo.SeedBrokers(strings.Split(*brokers, ",")...),
		kgo.ClientID("mix"),
		kgo.MaxVersions(kversion.V2_4_0()),
	}, more...)...)
	must(err)
	return opened
}

func produce(ctx context.Context, topic string, codec kgo.CompressionCodec) error {
	producer := client(kgo.ProducerBatchCompression(codec), kgo.ProducerLinger(time.Millisecond))
	defer producer.Close()
	random := rand.New(rand.NewSource(1))
	for i := range *batches {
		batch := make([]*kgo.Record, *records)
		for j := range batch {
			batch[j] = &kgo.Record{
				Topic:   topic,
				Key:     []byte(fmt.Sprintf("customer-%d", random.Intn(5000))),
				Value:   value(random, i),
				Headers: []kgo.RecordHeader{{Key: "trace", Value: []byte(fmt.Sprint(random.Int63()))}},
			}
		}
		if err := producer.ProduceSync(ctx, batch...).FirstErr(); err != nil {
			return err
		}
	}
	return nil
}

func value(random *rand.Rand, i int) []byte {
	return []byte(fmt.Sprintf(`{"order":%d,"customer":"%x","lines":[{"sku":"%x","count":%d,"price":%.2f}],"note":"%s"}`,
		i, random.Int63(), random.Int31(), random.Intn(9), random.Float64()*100, strings.Repeat("as agreed ", random.Intn(20))))
}

// Small fetches, and a commit after each: many requests rather than much data.
func consume(ctx context.Context, wanted int) error {
	consumer := client(
		kgo.ConsumerGroup("mix"),
		kgo.ConsumeTopics("mix-plain", "mix-gzip", "mix-lz4"),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
		kgo.FetchMaxPartitionBytes(4<<10),
		kgo.FetchMaxBytes(8<<10),
		kgo.HeartbeatInterval(20*time.Millisecond),
		kgo.DisableAutoCommit(),
	)
	defer consumer.Close()
	for seen := 0; seen < wanted; {
		fetches := consumer.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return err
		}
		seen += fetches.NumRecords()
		if err := consumer.CommitUncommittedOffsets(ctx); err != nil {
			return err
		}
	}
	return nil
}

// Metadata and ListOffsets, as tools and lag monitors ask for them.
func ask(ctx context.Context, admin *kgo.Client, until <-chan struct{}) error {
	for {
		select {
		case <-until:
			return nil
		case <-time.After(3 * time.Millisecond):
		}
		if _, err := kmsg.NewPtrMetadataRequest().RequestWith(ctx, admin); err != nil {
			return err
		}
		partition := kmsg.NewListOffsetsRequestTopicPartition()
		partition.Timestamp = -1
		topic := kmsg.NewListOffsetsRequestTopic()
		topic.Topic, topic.Partitions = "mix-plain", append(topic.Partitions, partition)
		request := kmsg.NewPtrListOffsetsRequest()
		request.Topics = append(request.Topics, topic)
		if _, err := request.RequestWith(ctx, admin); err != nil {
			return err
		}
	}
}

func create(ctx context.Context, admin *kgo.Client, topics []string) error {
	request := kmsg.NewPtrCreateTopicsRequest()
	request.TimeoutMillis = 10_000
	for _, name := range topics {
		topic := kmsg.NewCreateTopicsRequestTopic()
		topic.Topic, topic.NumPartitions, topic.ReplicationFactor = name, 3, 1
		request.Topics = append(request.Topics, topic)
	}
	_, err := request.RequestWith(ctx, admin)
	return err
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
