// Prints the last version of every API that franz-go's kmsg knows, as one JSON object by API key.
// kmsg reads and writes all versions from 0 on, requests and responses.
package main

import (
	"encoding/json"
	"fmt"
	"log"

	"github.com/twmb/franz-go/pkg/kmsg"
)

func main() {
	last := map[int16]int16{}
	for key := int16(0); key <= kmsg.MaxKey; key++ {
		if request := kmsg.RequestForKey(key); request != nil {
			last[key] = request.MaxVersion()
		}
	}
	text, err := json.Marshal(last)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(text))
}
