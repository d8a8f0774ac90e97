// What a collector on the Go SDK does for one call: signed call, read, SHA-256, append.
//
// usage: calls COUNT GOROUTINES; prints one JSON object.
package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"sync"
	"syscall"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/transcribe"
)

func cpu() int64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return (u.Utime.Sec+u.Stime.Sec)*1e6 + u.Utime.Usec + u.Stime.Usec
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(5)
	}
}

func main() {
	count, err := strconv.Atoi(os.Args[1])
	must(err)
	workers, err := strconv.Atoi(os.Args[2])
	must(err)
	cfg, err := config.LoadDefaultConfig(context.Background())
	must(err)
	client := transcribe.NewFromConfig(cfg)
	file, err := os.CreateTemp("", "go-calls")
	must(err)
	defer os.Remove(file.Name())
	out := bufio.NewWriterSize(file, 1<<20)
	var lock sync.Mutex
	size := 0
	one := func() {
		answer, err := client.ListTranscriptionJobs(context.Background(),
			&transcribe.ListTranscriptionJobsInput{MaxResults: aws.Int32(100)})
		must(err)
		body, err := json.Marshal(answer)
		must(err)
		sum := sha256.Sum256(body)
		line, err := json.Marshal(map[string]string{"sha256": hex.EncodeToString(sum[:]), "body": string(body)})
		must(err)
		lock.Lock()
		defer lock.Unlock()
		out.Write(append(line, '\n'))
		size += len(body)
	}
	one()
	before := cpu()
	size = 0
	work := make(chan struct{})
	var done sync.WaitGroup
	for i := 0; i < workers; i++ {
		done.Add(1)
		go func() {
			defer done.Done()
			for range work {
				one()
			}
		}()
	}
	for i := 0; i < count; i++ {
		work <- struct{}{}
	}
	close(work)
	done.Wait()
	must(out.Flush())
	fmt.Printf("{\"calls\":%d,\"bytes\":%d,\"cpu_us\":%d}\n", count, size, cpu()-before)
}
