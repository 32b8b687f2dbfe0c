package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"strings"

	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kversion"
	"github.com/twmb/franz-go/pkg/sasl/plain"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

func clientOptions(o *options) []kgo.Opt {
	opts := []kgo.Opt{
		kgo.SeedBrokers(strings.Split(o.brokers, ",")...),
		kgo.ClientID(o.clientID),
		kgo.RecordPartitioner(kgo.ManualPartitioner()),
		kgo.ProducerBatchMaxBytes(int32(o.batchBytes)),
		kgo.BrokerMaxWriteBytes(120 << 20),
		kgo.BrokerMaxReadBytes(500 << 20),
		kgo.FetchMaxBytes(110 << 20),
		kgo.FetchMaxPartitionBytes(int32(o.fetchBytes)),
		kgo.ProducerBatchCompression(codec(o.compression)),
	}
	if o.partition < 0 {
		opts = append(opts, kgo.RecordPartitioner(kgo.StickyKeyPartitioner(nil)))
	}
	if o.pinned {
		opts = append(opts, kgo.MaxVersions(kversion.V3_8_0()))
	}
	switch {
	case o.command == "txn":
		opts = append(opts, kgo.TransactionalID(o.transactionalID))
	case o.acks == 0:
		opts = append(opts, kgo.RequiredAcks(kgo.NoAck()), kgo.DisableIdempotentWrite())
	case o.acks == 1:
		opts = append(opts, kgo.RequiredAcks(kgo.LeaderAck()), kgo.DisableIdempotentWrite())
	}
	if o.command == "consume" {
		opts = append(opts, kgo.ConsumeTopics(o.topic), kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()))
		if o.group != "" {
			opts = append(opts, kgo.ConsumerGroup(o.group), kgo.DisableAutoCommit())
		}
		if !o.uncommitted {
			opts = append(opts, kgo.FetchIsolationLevel(kgo.ReadCommitted()))
		}
	}
	if o.tls {
		opts = append(opts, kgo.DialTLSConfig(tlsConfig(o)))
	}
	switch o.sasl {
	case "":
	case "PLAIN":
		opts = append(opts, kgo.SASL(plain.Auth{User: o.user, Pass: o.password}.AsMechanism()))
	case "SCRAM-SHA-256":
		opts = append(opts, kgo.SASL(scram.Auth{User: o.user, Pass: o.password}.AsSha256Mechanism()))
	default:
		die(fmt.Errorf("unknown mechanism %s", o.sasl))
	}
	return opts
}

func codec(name string) kgo.CompressionCodec {
	switch name {
	case "gzip":
		return kgo.GzipCompression()
	case "snappy":
		return kgo.SnappyCompression()
	case "lz4":
		return kgo.Lz4Compression()
	case "zstd":
		return kgo.ZstdCompression()
	default:
		return kgo.NoCompression()
	}
}

func tlsConfig(o *options) *tls.Config {
	config := &tls.Config{InsecureSkipVerify: o.insecure}
	if o.ca == "" {
		return config
	}
	pem, err := os.ReadFile(o.ca)
	if err != nil {
		die(err)
	}
	config.RootCAs = x509.NewCertPool()
	config.RootCAs.AppendCertsFromPEM(pem)
	return config
}

func die(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(2)
}
