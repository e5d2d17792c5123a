// Creates the dialogs of a manifest that do not exist yet, 32 at once, with net/http and yaml.v3.
//
// With a journal, each create is on the disk before it is posted, and everything is listed once more at the end.
//
// Usage: with_go MANIFEST [JOURNAL]
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"gopkg.in/yaml.v3"
)

const (
	page     = 100
	inFlight = 32
)

var types = map[string]int{"public": 1, "group": 2}

// dialog is a declared dialog, or the defaults of all of them.
type dialog struct {
	Type         string
	Name         string
	Owner        int
	Occupants    []int
	Admins       []int
	Photo        *string
	Data         map[string]any
	JoinRequired *bool `yaml:"join_required"`
}

type identity struct {
	Type int    `json:"type"`
	Name string `json:"name"`
}

func (d *dialog) identity() identity { return identity{types[d.Type], d.Name} }

// fill takes from the defaults what the dialog does not say.
func (d *dialog) fill(defaults *dialog) {
	if d.Type == "" {
		d.Type = defaults.Type
	}
	if d.Occupants == nil {
		d.Occupants = defaults.Occupants
	}
	if d.Admins == nil {
		d.Admins = defaults.Admins
	}
	if d.Photo == nil {
		d.Photo = defaults.Photo
	}
	if d.Data == nil {
		d.Data = defaults.Data
	}
	if d.JoinRequired == nil {
		d.JoinRequired = defaults.JoinRequired
	}
}

// load reads the dialogs of a manifest, each with the defaults, and their owner.
func load(path string) ([]dialog, int, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, 0, err
	}
	var manifest struct {
		Defaults dialog
		Dialogs  []dialog
	}
	if err := yaml.Unmarshal(text, &manifest); err != nil {
		return nil, 0, err
	}
	for i := range manifest.Dialogs {
		manifest.Dialogs[i].fill(&manifest.Defaults)
	}
	return manifest.Dialogs, manifest.Defaults.Owner, nil
}

// each does the work for every number below count, 32 at once, and returns the first error.
func each(count int, work func(int) error) error {
	var next, failed atomic.Int64
	var first error
	var once sync.Once
	var workers sync.WaitGroup
	for worker := 0; worker < inFlight && worker < count; worker++ {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for {
				i := int(next.Add(1)) - 1
				if i >= count || failed.Load() != 0 {
					return
				}
				if err := work(i); err != nil {
					failed.Store(1)
					once.Do(func() { first = err })
				}
			}
		}()
	}
	workers.Wait()
	return first
}

type api struct {
	client   http.Client
	endpoint string
	key      string
	owner    string
}

func newAPI(owner int) *api {
	transport := &http.Transport{
		MaxConnsPerHost:     inFlight,
		MaxIdleConnsPerHost: inFlight,
		DisableCompression:  true,
		ReadBufferSize:      64 << 10,
	}
	return &api{
		client:   http.Client{Transport: transport, Timeout: time.Minute},
		endpoint: os.Getenv("QUICKBLOX_ENDPOINT") + "/chat/Dialog.json",
		key:      "ApiKey " + os.Getenv("QUICKBLOX_API_KEY"),
		owner:    strconv.Itoa(owner),
	}
}

// send sends a request and decodes the answer into a value.
func (a *api) send(method, url string, body []byte, answer any) error {
	request, err := http.NewRequest(method, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", a.key)
	request.Header.Set("On-Behalf-Of", a.owner)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	response, err := a.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := readAll(response)
	if err != nil {
		return err
	}
	if response.StatusCode >= 400 {
		return fmt.Errorf("%s %s: %s: %s", method, url, response.Status, text)
	}
	return json.Unmarshal(text, answer)
}

// readAll reads a body into a slice of its length.
func readAll(response *http.Response) ([]byte, error) {
	if response.ContentLength < 0 {
		return io.ReadAll(response.Body)
	}
	text := make([]byte, response.ContentLength)
	_, err := io.ReadFull(response.Body, text)
	return text, err
}

type listing struct {
	TotalEntries int        `json:"total_entries"`
	Items        []identity `json:"items"`
}

func (a *api) readPage(skip int) (listing, error) {
	var answer listing
	query := fmt.Sprintf("?limit=%d&skip=%d&sort_asc=created_at&include_unread_message_count=0", page, skip)
	err := a.send("GET", a.endpoint+query, nil, &answer)
	return answer, err
}

// count reads everything that the owner sees, and counts how often each type and name is there.
func (a *api) count() (map[identity]int, error) {
	first, err := a.readPage(0)
	if err != nil {
		return nil, err
	}
	pages := make([]listing, (first.TotalEntries+page-1)/page)
	err = each(len(pages)-1, func(i int) (err error) {
		pages[i+1], err = a.readPage((i + 1) * page)
		return err
	})
	if err != nil {
		return nil, err
	}
	counts := make(map[identity]int, first.TotalEntries)
	for i := range pages {
		if i == 0 {
			pages[i] = first
		}
		for _, live := range pages[i].Items {
			counts[live]++
		}
	}
	return counts, nil
}

// create posts a dialog, and returns its ID.
func (a *api) create(d *dialog) (string, error) {
	fields := struct {
		Type           int            `json:"type"`
		Name           string         `json:"name"`
		Occupants      []int          `json:"occupants_ids,omitempty"`
		Admins         []int          `json:"admin_ids,omitempty"`
		Photo          *string        `json:"photo,omitempty"`
		Data           map[string]any `json:"data,omitempty"`
		IsJoinRequired *int           `json:"is_join_required,omitempty"`
	}{types[d.Type], d.Name, d.Occupants, d.Admins, d.Photo, d.Data, nil}
	if d.JoinRequired != nil {
		number := 0
		if *d.JoinRequired {
			number = 1
		}
		fields.IsJoinRequired = &number
	}
	body, err := json.Marshal(fields)
	if err != nil {
		return "", err
	}
	var created struct {
		ID string `json:"_id"`
	}
	err = a.send("POST", a.endpoint, body, &created)
	return created.ID, err
}

func run() error {
	dialogs, owner, err := load(os.Args[1])
	if err != nil {
		return err
	}
	api := newAPI(owner)
	known, err := api.count()
	if err != nil {
		return err
	}
	var missing []*dialog
	for i := range dialogs {
		if known[dialogs[i].identity()] == 0 {
			missing = append(missing, &dialogs[i])
		}
	}
	if len(os.Args) == 2 || len(missing) == 0 {
		err = each(len(missing), func(i int) error {
			_, err := api.create(missing[i])
			return err
		})
	} else {
		err = createRecorded(api, missing, os.Args[2])
	}
	if err != nil {
		return err
	}
	fmt.Printf("%d created, %d exist\n", len(missing), len(dialogs)-len(missing))
	return nil
}

func createRecorded(api *api, missing []*dialog, path string) error {
	journal, err := openJournal(path)
	if err != nil {
		return err
	}
	err = each(len(missing), func(i int) error {
		d := missing[i]
		number, err := journal.add(intent{d.Name, d.Occupants})
		if err != nil {
			return err
		}
		if err := journal.sync(number); err != nil {
			return err
		}
		id, err := api.create(d)
		if err != nil {
			return err
		}
		_, err = journal.add(outcome{d.Name, id})
		return err
	})
	if err != nil {
		return err
	}
	counts, err := api.count()
	if err != nil {
		return err
	}
	wrong := 0
	for _, d := range missing {
		if counts[d.identity()] != 1 {
			wrong++
		}
	}
	if wrong > 0 {
		return fmt.Errorf("%d do not exist exactly once", wrong)
	}
	return nil
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
