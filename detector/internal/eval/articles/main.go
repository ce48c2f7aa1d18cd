// Command articles writes an archive that looks like a newsroom's, and measures
// what the command unspin makes of it: how long it takes to build its index, in how
// much memory and on how much disk, and how long an answer takes.
//
// The articles are the real texts of the corpora, and as many more as are asked
// for, written from their words; suspects are the corpora's, made from those texts.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"unspin/detector/internal/corpus"
)

func main() {
	data := flag.String("data", "../shared", "folder with corpora/*.jsonl")
	n := flag.Int("n", 100_000, "number of articles")
	out := flag.String("out", "build/archive", "folder to write articles.jsonl, suspects.jsonl and the index to")
	unspin := flag.String("unspin", "", "the command to measure")
	flag.Parse()
	if err := run(*data, *n, *out, *unspin); err != nil {
		fmt.Fprintln(os.Stderr, "articles: error:", err)
		os.Exit(1)
	}
}

func run(data string, n int, out, unspin string) error {
	pairs, err := corpus.ReadAll(filepath.Join(data, "corpora"))
	if err != nil {
		return err
	}
	if len(pairs) == 0 {
		return fmt.Errorf("there are no texts in %s", data)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	texts, names := textsOf(pairs)
	if err := writeArticles(filepath.Join(out, "articles.jsonl"), texts, n); err != nil {
		return err
	}
	asked := suspectsOf(pairs, names)
	if err := writeSuspects(filepath.Join(out, "suspects.jsonl"), asked); err != nil {
		return err
	}
	if unspin == "" {
		return nil
	}
	return measure(unspin, out, asked)
}

// textsOf returns the different texts of the corpora, and what each is called.
func textsOf(pairs []corpus.Pair) (texts []string, names map[string]string) {
	names = map[string]string{}
	for i := range pairs {
		text := pairs[i].Reference
		if text == "" {
			text = pairs[i].Text
		}
		if text != "" && names[text] == "" {
			names[text] = "real-" + strconv.Itoa(len(texts))
			texts = append(texts, text)
		}
	}
	return texts, names
}

const wordsOfArticle = 500

// writeArticles writes n articles, the real ones spread among them.
func writeArticles(file string, texts []string, n int) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	lines := json.NewEncoder(w)
	p := newPress(texts)
	every := max(1, n/len(texts))
	for i := range n {
		line := map[string]string{}
		if k := i / every; i%every == 0 && k < len(texts) {
			line["name"], line["text"] = "real-"+strconv.Itoa(k), texts[k]
		} else {
			line["name"], line["text"] = "made-"+strconv.Itoa(i), p.article(i, wordsOfArticle)
		}
		if err := lines.Encode(line); err != nil {
			return err
		}
	}
	return w.Flush()
}

// An asked suspect was made from the article called reference.
type asked struct {
	ID        string `json:"id"`
	Suspect   string `json:"suspect"`
	reference string
}

// mostAsked is how many suspects of a family are asked about, spread over it.
const mostAsked = 12

// suspectsOf returns suspects of a hundred words and more that were spun or rewritten.
func suspectsOf(pairs []corpus.Pair, names map[string]string) []asked {
	byFamily := map[string][]asked{}
	var families []string
	for i := range pairs {
		p := &pairs[i]
		if p.Reference == "" || p.Class == "independent" || len(strings.Fields(p.Suspect)) < 100 {
			continue
		}
		if byFamily[p.Family] == nil {
			families = append(families, p.Family)
		}
		byFamily[p.Family] = append(byFamily[p.Family], asked{p.ID, p.Suspect, names[p.Reference]})
	}
	var all []asked
	for _, family := range families {
		of := byFamily[family]
		for k := range min(mostAsked, len(of)) {
			all = append(all, of[k*len(of)/min(mostAsked, len(of))])
		}
	}
	return all
}

func writeSuspects(file string, all []asked) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := json.NewEncoder(f)
	for i := range all {
		if err := lines.Encode(&all[i]); err != nil {
			return err
		}
	}
	return f.Close()
}
