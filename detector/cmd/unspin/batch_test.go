package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// An answer is a line of -batch's output.
type answer struct {
	ID     json.RawMessage
	Report *detector.Report
	Error  string
}

// answers runs lines through -batch and checks that each got one line back.
func answers(t *testing.T, lines ...string) []answer {
	t.Helper()
	status, stdout, stderr := invoke(strings.NewReader(strings.Join(lines, "\n")), "-batch")
	require.Equal(t, exitOK, status)
	require.Empty(t, stderr)
	out := strings.Split(strings.TrimSuffix(stdout, "\n"), "\n")
	require.Len(t, out, len(lines))
	all := make([]answer, len(out))
	for i, line := range out {
		require.NoError(t, json.Unmarshal([]byte(line), &all[i]), line)
	}
	return all
}

func TestBatchAnswersInPlace(t *testing.T) {
	for _, test := range []struct{ name, line, id, err string }{
		{"a pair", `{"id":"a","suspect":"One.","reference":"Two."}`, `"a"`, ""},
		{"texts as objects", `{"id":1,"suspect":{"name":"s","text":"One.","url":"u","captured":"c","title":"t","more":1},"references":["Two.",{"text":"Three."}]}`, `1`, ""},
		{"no reference", `{"id":2,"suspect":"One."}`, `2`, ""},
		{"a reference that is null", `{"id":2,"suspect":"One.","reference":null,"references":null}`, `2`, ""},
		{"a list without references", `{"id":2,"suspect":"One.","references":[]}`, `2`, ""},
		{"an empty suspect is a text", `{"id":3,"suspect":"","reference":"Two."}`, `3`, ""},
		{"an empty reference is a text", `{"id":3,"suspect":"One.","reference":""}`, `3`, ""},
		{"unknown fields", `{"class":"spun","edits":[["a","b"]],"id":4,"suspect":"One.","reference":"Two."}`, `4`, ""},
		{"no id", `{"suspect":"One.","reference":"Two."}`, ``, ""},
		{"an id that a float would lose", `{"id":12345678901234567890.10,"suspect":"One."}`, `12345678901234567890.10`, ""},
		{"an id that an encoder would escape", `{"id":"<\u00e9/\/>","suspect":"One."}`, `"<\u00e9/\/>"`, ""},
		{"an id that is an object", `{"id":{"a": [1, 2]},"suspect":"One."}`, `{"a": [1, 2]}`, ""},
		{"an id that is null", `{"id":null,"suspect":"One."}`, `null`, ""},
		{"white space around", "\t {\"id\":5,\"suspect\":\"One.\"} \r", `5`, ""},
		{"a byte order mark", "\ufeff{\"id\":5,\"suspect\":\"One.\"}", `5`, ""},

		{"an empty line", ``, ``, "empty line"},
		{"a blank line", " \t\r", ``, "empty line"},
		{"no JSON", `suspect`, ``, "not valid JSON"},
		{"no object", `["One."]`, ``, "not a JSON object"},
		{"cut short after the id", `{"id":6,"suspect":"On`, `6`, "ends too early"},
		{"two values", `{"id":7,"suspect":"One."} {}`, `7`, "more than one JSON value"},
		{"no suspect", `{"id":8,"reference":"Two."}`, `8`, "no suspect"},
		{"a suspect that is null", `{"id":8,"suspect":null}`, `8`, "no suspect"},
		{"a suspect that is a number", `{"suspect":8,"id":8}`, `8`, "suspect is not a string"},
		{"a suspect without text", `{"id":9,"suspect":{"name":"s"}}`, `9`, "suspect.text is not a string"},
		{"a name that is no string", `{"id":9,"suspect":{"text":"One.","name":1}}`, `9`, "suspect.name is not a string"},
		{"a suspect in other letters", `{"id":9,"Suspect":"One."}`, `9`, "no suspect"},
		{"a reference that is a number", `{"id":10,"suspect":"One.","reference":1}`, `10`, "reference is not a string"},
		{"references that are no list", `{"id":10,"suspect":"One.","references":"Two."}`, `10`, "references is not a list"},
		{"a hole among the references", `{"id":10,"suspect":"One.","references":["Two.",null]}`, `10`, "references[1] is not a string"},
		{"both forms", `{"id":11,"suspect":"One.","reference":"Two.","references":["Three."]}`, `11`, "both reference and references"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, stdout, _ := invoke(strings.NewReader(test.line+"\n"), "-batch")
			if test.id == "" {
				assert.NotContains(t, stdout, `"id":`+"\"")
			} else {
				assert.True(t, strings.HasPrefix(stdout, `{"id":`+test.id+`,"`), "the id comes back as it came: %s", stdout)
			}
			got := answers(t, test.line, `{"suspect":"after it"}`)
			require.NotNil(t, got[1].Report, "a bad line never stops the run")
			if test.err != "" {
				assert.Contains(t, got[0].Error, test.err)
				assert.Nil(t, got[0].Report)
				return
			}
			assert.Empty(t, got[0].Error)
			require.NotNil(t, got[0].Report)
			assert.Equal(t, detector.ReportVersion, got[0].Report.Version)
		})
	}
}

func TestBatchWarnsOfBytesThatAreNotUTF8(t *testing.T) {
	got := answers(t, "{\"id\":\"\xff\",\"suspect\":\"On\xffe.\"}")
	assert.Equal(t, `"�"`, string(got[0].ID))
	require.NotNil(t, got[0].Report)
	require.NotEmpty(t, got[0].Report.Warnings)
	assert.Equal(t, detector.WarnInvalidUTF8, got[0].Report.Warnings[len(got[0].Report.Warnings)-1].Code)
}

func TestBatchOfNothing(t *testing.T) {
	status, stdout, stderr := invoke(strings.NewReader(""), "-batch")
	assert.Equal(t, exitOK, status)
	assert.Empty(t, stdout+stderr)
}

func TestBatchKeepsOrder(t *testing.T) {
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf(`{"id":%d,"suspect":%q}`, i, strings.Repeat("word ", (i*7919)%300)))
	}
	for i, got := range answers(t, lines...) {
		assert.Equal(t, fmt.Sprint(i), string(got.ID))
	}
}

func TestBatchLongLines(t *testing.T) {
	sentence := "The ferry left late because the harbour master had lost the key to the gate. "
	long := strings.Repeat(sentence, 1<<20/len(sentence))
	got := answers(t, `{"id":1,`+strings.Repeat(" ", 19<<20)+`"suspect":"`+long+`"}`, `{"id":2,"suspect":"One."}`)
	require.NotNil(t, got[0].Report, "a line of 20 MB is a line like any other: %s", got[0].Error)
	assert.Equal(t, "2", string(got[1].ID))

	absurd := io.MultiReader(strings.NewReader(`{"id":3,"suspect":"`), &repeater{text: sentence, left: maxLine},
		strings.NewReader("\"}\n"+`{"id":4,"suspect":"One."}`))
	before := memory()
	status, stdout, _ := invoke(absurd, "-batch")
	assert.Equal(t, exitOK, status)
	assert.Equal(t, `{"id":3,"error":"line too long: the limit is 67108864 bytes"}`, strings.Split(stdout, "\n")[0])
	assert.Contains(t, stdout, `{"id":4,"report":{`)
	assert.Less(t, memory(), before+8*maxLine)
}

// A repeater reads as a text repeated until left bytes have been read.
type repeater struct {
	text     string
	at, left int
}

func (r *repeater) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := min(len(p), r.left, len(r.text)-r.at)
	copy(p, r.text[r.at:r.at+n])
	r.at = (r.at + n) % len(r.text)
	r.left -= n
	return n, nil
}

func memory() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// The stream is far longer than what may be in flight, and the heap is looked
// at while it runs.
func TestBatchMemoryIsConstant(t *testing.T) {
	const lines, size, budget = 4000, 64 << 10, 1 << 20
	var written atomic.Int64
	var peak uint64
	b := &batch{
		answer:  func(b, line []byte, _ error) []byte { return append(b, line...) },
		workers: 4, budget: newBudget(budget), maxLine: maxLine,
	}
	before := memory()
	in := &repeater{text: strings.Repeat("x", size-1) + "\n", left: lines * size}
	err := b.run(in, writerFunc(func(p []byte) (int, error) {
		if n := written.Add(int64(len(p))); n>>24 != (n-int64(len(p)))>>24 { // every 16 MB
			peak = max(peak, memory())
		}
		return len(p), nil
	}))
	require.NoError(t, err)
	assert.EqualValues(t, lines*size, written.Load())
	assert.NotZero(t, peak)
	assert.Less(t, peak, before+16*budget, "256 MB went through")
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestBatchBudget(t *testing.T) {
	b := newBudget(10)
	b.take(25) // more than all of it, alone
	taken := make(chan bool)
	go func() { b.take(6); taken <- true }()
	select {
	case <-taken:
		t.Fatal("taken while nothing was left")
	case <-time.After(20 * time.Millisecond):
	}
	b.give(25)
	<-taken
	assert.Equal(t, 6, b.held)
}

func TestBatchAnswersBeforeTheInputEnds(t *testing.T) {
	in, send := io.Pipe()
	receive, out := io.Pipe()
	done := make(chan int)
	go func() {
		c := &command{getenv: noEnv, stdin: in, stdout: out, stderr: io.Discard}
		done <- c.run(t.Context(), []string{"-batch"})
	}()
	lines := bufio.NewReader(receive)
	for i := range 20 { // as a program that waits for each answer does
		fmt.Fprintf(send, "{\"id\":%d,\"suspect\":\"One.\"}\n", i)
		line, err := lines.ReadString('\n')
		require.NoError(t, err)
		assert.Contains(t, line, fmt.Sprintf(`{"id":%d,"report"`, i))
	}
	send.Close()
	assert.Equal(t, exitOK, <-done)
}

func TestBatchStopsWhenNobodyReads(t *testing.T) {
	in, send := io.Pipe() // never ends
	defer send.Close()
	go func() { fmt.Fprintln(send, `{"suspect":"One."}`) }()
	var stderr bytes.Buffer
	c := &command{getenv: noEnv, stdin: in, stderr: &stderr, stdout: writerFunc(func([]byte) (int, error) { return 0, io.ErrClosedPipe })}
	assert.Equal(t, exitWrong, c.run(t.Context(), []string{"-batch"}))
	assert.Empty(t, stderr.String())

	c.stdin = strings.NewReader(`{"suspect":"One."}`)
	c.stdout = writerFunc(func([]byte) (int, error) { return 0, errors.New("the disk is full") })
	assert.Equal(t, exitWrong, c.run(t.Context(), []string{"-batch"}))
	assert.Equal(t, "unspin: error: writing reports: the disk is full\n", stderr.String())
}

func TestBatchSurvivesAPanic(t *testing.T) {
	got := appendAnswer(nil, []byte(`{"id":1,"suspect":"One."}`), nil, func([]byte, pair) ([]byte, error) { panic("a broken invariant") })
	assert.Equal(t, `{"id":1,"error":"internal error: a broken invariant"}`, string(got))
}

// FuzzBatch sends bytes down the pipeline: each line is answered in its place
// by one line of JSON, whatever stands on it.
func FuzzBatch(f *testing.F) {
	f.Add([]byte(`{"id":1,"suspect":{"text":"One."},"references":["Two.",{"text":"","name":null}]}`))
	f.Add([]byte("{\"id\":\"a\",\"suspect\":\"One.\",\"reference\":\"One.\"}\n\n[]\n{\"id\":2,\"suspect\":\"" + strings.Repeat("long ", 900) + "\"}\n{\"id\":3"))
	f.Add([]byte("\ufeff{\"id\":\"\\ud800\",\"suspect\":\"\xff\"}\r\n\x00\n"))
	d, err := detector.New()
	require.NoError(f, err)
	const longest = 4 << 10
	f.Fuzz(func(t *testing.T, in []byte) {
		var out bytes.Buffer
		b := &batch{workers: 2, budget: newBudget(longest), maxLine: longest, answer: func(b, line []byte, err error) []byte {
			return appendAnswer(b, line, err, func(b []byte, p pair) ([]byte, error) { return appendReport(t.Context(), d, b, p) })
		}}
		require.NoError(t, b.run(bytes.NewReader(in), &out))
		require.Zero(t, b.budget.held)
		lines := bytes.Split(bytes.TrimSuffix(in, []byte("\n")), []byte("\n"))
		if len(in) == 0 {
			lines = nil
		}
		got := bytes.Split(bytes.TrimSuffix(out.Bytes(), []byte("\n")), []byte("\n"))
		if out.Len() == 0 {
			got = nil
		}
		require.Len(t, got, len(lines))
		for i, line := range got {
			var a answer
			require.NoError(t, json.Unmarshal(line, &a), "%s", line)
			require.NotEqual(t, a.Report == nil, a.Error == "", "a report or an error")
			require.NotContains(t, a.Error, "internal error")
			if p, err := parsePair(lines[i]); err == nil && len(lines[i]) <= longest {
				require.Equal(t, string(p.id), string(a.ID))
			}
		}
	})
}

func FuzzParsePair(f *testing.F) {
	f.Add([]byte(`{"id":1,"suspect":{"text":"One."},"references":["Two.",{"text":"","name":null}]}`))
	f.Add([]byte(`{"id":"\ud800","suspect":"` + "\xff" + `"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		p, err := parsePair(line)
		if err == nil && !json.Valid(bytes.TrimPrefix(line, []byte("\ufeff"))) {
			t.Fatalf("taken for a pair: %q", line)
		}
		if p.id != nil {
			require.True(t, json.Valid(p.id))
		}
	})
}
