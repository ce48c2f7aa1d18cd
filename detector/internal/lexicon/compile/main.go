// Command compile turns the packages that `make lexicon` downloads into the
// English language pack. The same packages give the same bytes.
//
//	compile -packages build/lexicon -out detector/internal/lexicon/en.pack
package main

import (
	"flag"
	"fmt"
	"os"
)

// name is the pack's own version: raise it when its content changes on purpose.
const name = "en-3"

func main() {
	packages := flag.String("packages", "build/lexicon", "folder with the downloaded packages")
	out := flag.String("out", "build/en.pack", "the pack to write")
	sizes := flag.Bool("sizes", false, "print what each section takes")
	flag.Parse()
	if err := run(*packages, *out, *sizes); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon: error:", err)
		os.Exit(1)
	}
}

func run(packages, out string, sizes bool) error {
	wordnet, err := readWordNet(packages)
	if err != nil {
		return err
	}
	model, err := readModel(packages)
	if err != nil {
		return err
	}
	thesaurus, err := readThesaurus(packages)
	if err != nil {
		return err
	}
	v := chooseVocabulary(model, wordnet)
	vectors, err := readVectors(packages, v)
	if err != nil {
		return err
	}
	usage, err := readUsage(packages, v, model)
	if err != nil {
		return err
	}
	p := &pack{}
	p.meta()
	p.words(v)
	p.probabilities(v, model)
	p.forms(v)
	p.synsets(v, wordnet)
	p.links(v, thesaurus)
	p.bigrams(v, model)
	p.phrases(v, wordnet)
	p.close(v, thesaurus, wordnet, vectors)
	p.technical(v, usage)
	data, err := p.bytes()
	if err != nil {
		return err
	}
	if sizes {
		p.print(os.Stdout)
	}
	return os.WriteFile(out, data, 0o644)
}
