// franz-go's kmsg as a peer: decodes every frame of a file, again and again for a given time, and
// prints one JSON line. The file holds frames one after another, all numbers big endian:
//
//	kind (0 request, 1 response) uint8, apiKey int16, apiVersion int16, length int32, frame
//
// kmsg does not read request headers, so they are read here, as kgo reads those of responses.
package main

import (
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"syscall"

	"github.com/twmb/franz-go/pkg/kbin"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
)

type frame struct {
	response bool
	key      int16
	version  int16
	bytes    []byte
}

var withRecords = flag.Bool("records", false, "inflate every batch and read every record")

func main() {
	seconds := flag.Float64("seconds", 3, "")
	flag.Parse()
	frames := load(flag.Arg(0))
	size := 0
	for _, f := range frames {
		size += len(f.bytes)
	}
	records := pass(frames) // warm, and counted for the comparison
	// CPU time, as bench/src/codec/run-decoder.ts takes it.
	began := cpuSeconds()
	passes := 0
	for cpuSeconds()-began < *seconds || passes == 0 {
		pass(frames)
		passes++
	}
	took := cpuSeconds() - began
	line, err := json.Marshal(map[string]any{
		"frames": len(frames), "records": records,
		"framesPerSecond": float64(passes*len(frames)) / took, "mbPerSecond": float64(passes*size) / 1e6 / took,
	})
	must(err)
	fmt.Println(string(line))
}

func cpuSeconds() float64 {
	var usage syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func pass(frames []frame) int {
	records := 0
	for _, f := range frames {
		records += decode(f)
	}
	return records
}

func decode(f frame) int {
	request := kmsg.RequestForKey(f.key)
	request.SetVersion(f.version)
	reader := kbin.Reader{Src: f.bytes}
	if f.response {
		response := request.ResponseKind()
		response.SetVersion(f.version)
		reader.Int32()
		if request.IsFlexible() && f.key != 18 {
			kmsg.ReadTags(&reader)
		}
		must(response.ReadFrom(reader.Src))
		if fetch, ok := response.(*kmsg.FetchResponse); ok && *withRecords {
			return fetched(fetch)
		}
		return 0
	}
	reader.Int16()
	reader.Int16()
	reader.Int32()
	reader.NullableString()
	if request.IsFlexible() {
		kmsg.ReadTags(&reader)
	}
	must(request.ReadFrom(reader.Src))
	if produce, ok := request.(*kmsg.ProduceRequest); ok && *withRecords {
		return produced(produce)
	}
	return 0
}

func fetched(response *kmsg.FetchResponse) int {
	count := 0
	for i := range response.Topics {
		for j := range response.Topics[i].Partitions {
			count += batches(response.Topics[i].Partitions[j].RecordBatches)
		}
	}
	return count
}

func produced(request *kmsg.ProduceRequest) int {
	count := 0
	for i := range request.Topics {
		for j := range request.Topics[i].Partitions {
			count += batches(request.Topics[i].Partitions[j].Records)
		}
	}
	return count
}

var decompressor = kgo.DefaultDecompressor()

func batches(bytes []byte) int {
	count := 0
	for len(bytes) > 12 {
		length := 12 + int(int32(binary.BigEndian.Uint32(bytes[8:])))
		if length > len(bytes) {
			break // the last batch of a fetch may be cut
		}
		var batch kmsg.RecordBatch
		must(batch.ReadFrom(bytes[:length]))
		bytes = bytes[length:]
		raw := batch.Records
		if codec := batch.Attributes & 7; codec != 0 {
			inflated, err := decompressor.Decompress(raw, kgo.CompressionCodecType(codec))
			must(err)
			raw = inflated
		}
		reader := kbin.Reader{Src: raw}
		for range batch.NumRecords {
			length, read := kbin.Varint(reader.Src)
			var record kmsg.Record
			must(record.ReadFrom(reader.Src[:read+int(length)]))
			reader.Src = reader.Src[read+int(length):]
			count++
		}
	}
	return count
}

func load(path string) []frame {
	bytes, err := os.ReadFile(path)
	must(err)
	var frames []frame
	for len(bytes) > 0 {
		length := int(binary.BigEndian.Uint32(bytes[5:]))
		frames = append(frames, frame{
			response: bytes[0] == 1,
			key:      int16(binary.BigEndian.Uint16(bytes[1:])),
			version:  int16(binary.BigEndian.Uint16(bytes[3:])),
			bytes:    bytes[9 : 9+length],
		})
		bytes = bytes[9+length:]
	}
	return frames
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
