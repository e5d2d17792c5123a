package main

import (
	"encoding/json"
	"os"
	"sync"
	"syscall"
)

type intent struct {
	Create  string `json:"create"`
	Members []int  `json:"members"`
}

type outcome struct {
	Created string `json:"created"`
	ID      string `json:"id"`
}

// journal has lines of JSON that are on the disk before anybody goes on; those that wait for the disk share its next
// sync.
type journal struct {
	file    *os.File
	adding  sync.Mutex
	added   int
	syncing sync.Mutex
	synced  int
}

func openJournal(path string) (*journal, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	return &journal{file: file}, err
}

// add adds a line, and returns its number.
func (j *journal) add(record any) (int, error) {
	line, err := json.Marshal(record)
	if err != nil {
		return 0, err
	}
	j.adding.Lock()
	defer j.adding.Unlock()
	if _, err := j.file.Write(append(line, '\n')); err != nil {
		return 0, err
	}
	j.added++
	return j.added, nil
}

// sync waits until the disk has a line.
func (j *journal) sync(number int) error {
	j.syncing.Lock()
	defer j.syncing.Unlock()
	if j.synced >= number {
		return nil
	}
	j.adding.Lock()
	last := j.added
	j.adding.Unlock()
	if err := syscall.Fdatasync(int(j.file.Fd())); err != nil {
		return err
	}
	j.synced = last
	return nil
}
