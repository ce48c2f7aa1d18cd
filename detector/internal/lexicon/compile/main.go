// Command compile turns the packages that `make lexicon` downloads into the
// English language pack, the pack of word vectors and the packs of other
// languages. The same packages give the same bytes.
//
//	compile -packages build/lexicon -out detector/internal/lexicon
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"unspin/detector/internal/lexicon"
)

// The packs' own versions: raised when their content changes on purpose.
const name, vectorsName = "en-3", "en-vectors-1"

func main() {
	packages := flag.String("packages", "build/lexicon", "folder with the downloaded packages")
	out := flag.String("out", "build", "folder to write en.pack, vectors.pack and packs/ to")
	sizes := flag.Bool("sizes", false, "print what each section takes")
	only := flag.String("only", "", "the language whose pack alone is compiled")
	flag.Parse()
	if err := run(*packages, *out, *only, *sizes); err != nil {
		fmt.Fprintln(os.Stderr, "lexicon: error:", err)
		os.Exit(1)
	}
}

func run(packages, out, only string, sizes bool) error {
	if only == "" || only == "en" {
		if err := english(packages, out, sizes); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(filepath.Join(out, "packs"), 0o755); err != nil {
		return err
	}
	for _, l := range languages {
		if only != "" && only != l.code {
			continue
		}
		p, err := l.compile(packages)
		if err != nil {
			return fmt.Errorf("compiling %s: %w", l.code, err)
		}
		if err := p.write(filepath.Join(out, "packs", l.code+".pack"), "unspin.", lexicon.FormatVersion, sizes); err != nil {
			return err
		}
	}
	return nil
}

// english compiles the English pack and the vectors.
func english(packages, out string, sizes bool) error {
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
	if err := writeConnectives(filepath.Join(out, "listed.txt"), thesaurus, wordnet); err != nil {
		return err
	}
	v := chooseVocabulary(model, wordnet)
	embeddings, err := readEmbeddings(packages)
	if err != nil {
		return err
	}
	usage, err := readUsage(packages, v, model)
	if err != nil {
		return err
	}
	p := &pack{}
	p.meta(name, sources)
	p.words(v.words)
	p.add("probabilities", probabilities(v, model))
	p.forms(v)
	p.synsets(v, wordnet)
	p.links(v, thesaurus)
	p.bigrams(v, model)
	p.phrases(v, wordnet.terms())
	p.close(v, thesaurus, wordnet, embeddings.lemmas(v))
	p.technical(v, usage)
	if err := p.write(filepath.Join(out, "en.pack"), "unspin.", lexicon.FormatVersion, sizes); err != nil {
		return err
	}
	p = &pack{}
	p.meta(vectorsName, []source{vectorSource, wordnetSource, exceptionsSource, sphinxSource})
	p.vectors(embeddings, newGrammar(model, wordnet))
	return p.write(filepath.Join(out, "vectors.pack"), "unspinv", lexicon.VectorsFormatVersion, sizes)
}

func (p *pack) write(file, magic string, version byte, sizes bool) error {
	data, err := p.bytes(magic, version)
	if err != nil {
		return err
	}
	if sizes {
		p.print(os.Stdout)
	}
	return os.WriteFile(file, data, 0o644)
}
