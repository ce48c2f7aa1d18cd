// Command train fits the weights of packages artifact and score to pairs with
// a known class and writes their tables. The same data give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"unspin/detector/internal/corpus"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
)

func main() {
	data := flag.String("data", "../shared/corpora", "folder of pairs")
	out := flag.String("out", "detector/internal", "folder of the packages whose tables are written")
	flag.Parse()
	if err := run(*data, *out); err != nil {
		fmt.Fprintln(os.Stderr, "train: error:", err)
		os.Exit(1)
	}
}

func run(data, out string) error {
	pairs, err := corpus.Read(data)
	if err != nil {
		return err
	}
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	pairs = append(pairs, learn.Variants(pairs, lex)...)
	examples, err := learn.Measure(pairs, lex)
	if err != nil {
		return err
	}
	m := learn.Fit(examples)
	if err := write(filepath.Join(out, "artifact", "weights.tsv"), m.Clues, clueComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights.tsv"), m.Documents, featureComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights_translation.tsv"), m.Translation, translationComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights_rewriting.tsv"), m.Rewriting, rewritingComment); err != nil {
		return err
	}
	structure, err := learn.Structure(pairs)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "score", "weights_structure.tsv"), structure, featureComment)
}

func write(name string, m *linear.Model, comment string) error {
	return os.WriteFile(name, []byte(m.Table(comment)), 0o644)
}

const (
	clueComment = `What each clue on a substitution counts for: weight × (value − centre), in
log-odds that a spinner rather than a writer chose it. Written by make train.`
	featureComment = `What each feature of a comparison counts for: weight × (value − centre), in
log-odds of spun against innocent, scaled to what such sums are worth on families
and sources unseen. Written by make train; feature.go says what the features mean.`
	translationComment = `What each trait of a spun text counts for: weight × (value − centre), in
log-odds of translation and back against a list of synonyms. Written by make train.`
	rewritingComment = `What each trait of a paraphrase counts for: weight × (value − centre), in
log-odds of a machine's hand against a person's. Written by make train.`
)
