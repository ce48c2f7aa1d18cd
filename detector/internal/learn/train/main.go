// Command train fits the weights of packages artifact and score to pairs with
// a known class and writes their tables. The same data give the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"unspin/detector/internal/artifact"
	"unspin/detector/internal/corpus"
	"unspin/detector/internal/learn"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/linear"
)

func main() {
	data := flag.String("data", "../shared/corpora", "folder of pairs")
	out := flag.String("out", "detector/internal", "folder of the packages whose tables are written")
	only := flag.String("only", "", "alone: the tables for texts without a reference only; decoding: of these the ones that trace phrases back; choices: the others of these; derivation: the tables of texts and passages that go back to a reference only; attested: the tables for packs of other languages; detours: of these, the one that tells translation and back; elsewhere: of these, the ones for texts without a reference; connectives: phrases put for small words; reworded: that of texts whose frame was not kept, though words were put in")
	flag.Parse()
	if err := run(*data, *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, "train: error:", err)
		os.Exit(1)
	}
}

func run(data, out, only string) error {
	lex, err := lexicon.English()
	if err != nil {
		return err
	}
	if only == "attested" || only == "detours" || only == "elsewhere" {
		return attested(data, out, only, lex)
	}
	if only == "derivation" {
		return derivation(data, out, lex)
	}
	if only == "reworded" {
		return reworded(data, out, lex)
	}
	if only == "connectives" {
		return connectives(data, out, lex)
	}
	if err := alone(data, out, only, lex); err != nil || only != "" {
		return err
	}
	pairs, err := corpus.Read(data)
	if err != nil {
		return err
	}
	pairs = append(pairs, learn.Variants(pairs, lex)...)
	examples, err := learn.Measure(pairs, lex)
	if err != nil {
		return err
	}
	m := learn.Fit(examples)
	if err := write(filepath.Join(out, "artifact", "weights.tsv"), m.Substitutions, substitutionComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "artifact", "weights_own.tsv"), learn.OwnWeights(examples), ownComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights.tsv"), m.Documents, featureComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights_translation.tsv"), m.Translation, translationComment); err != nil {
		return err
	}
	if err := derivation(data, out, lex); err != nil {
		return err
	}
	structure, err := learn.Structure(pairs)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights_structure.tsv"), structure, featureComment); err != nil {
		return err
	}
	if err := reworded(data, out, lex); err != nil {
		return err
	}
	if err := connectives(data, out, lex); err != nil {
		return err
	}
	return attested(data, out, only, lex)
}

// reworded writes the table by which texts are told that were reworded and then spun. Words are
// weighed by the tables that are compiled in.
func reworded(data, out string, lex *lexicon.Lexicon) error {
	pairs, err := corpus.Read(data)
	if err != nil {
		return err
	}
	examples, err := learn.Measure(append(pairs, learn.Reworked(pairs, lex)...), lex)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "score", "weights_reworded.tsv"), learn.Reworded(examples, nil), rewordedComment)
}

// connectives writes the table of phrases that are put for small words.
func connectives(data, out string, lex *lexicon.Lexicon) error {
	pairs, err := corpus.Read(data)
	if err != nil {
		return err
	}
	t, err := learn.Connectives(pairs, lex)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "artifact", "connectives.txt"), []byte(connectivesComment+t), 0o644)
}

// derivation writes the tables by which derived texts and passages are told.
func derivation(data, out string, lex *lexicon.Lexicon) error {
	pairs, err := corpus.Read(data)
	if err != nil {
		return err
	}
	own, err := learn.OwnRewrites()
	if err != nil {
		return err
	}
	tellings, err := learn.Tellings(append(own, pairs...), lex)
	if err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights_derivation.tsv"), learn.Derivation(tellings), derivationComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights_telling.tsv"), learn.ByFacts(tellings), tellingComment); err != nil {
		return err
	}
	stretches, err := learn.Stretches(pairs, lex)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "score", "weights_passage.tsv"), learn.Passages(stretches), passageComment)
}

// attested writes the tables for what packs of other languages know.
func attested(data, out, only string, lex *lexicon.Lexicon) error {
	pairs, err := corpus.Read(data)
	if err != nil {
		return err
	}
	others, err := corpus.Read(filepath.Join(filepath.Dir(data), "corpora-other-languages"))
	if err != nil {
		return err
	}
	packs, err := learn.OpenPacks(filepath.Join(out, "lexicon", "packs"))
	if err != nil {
		return err
	}
	switch only {
	case "detours":
		return detours(pairs, others, out, lex, packs)
	case "elsewhere":
		return aloneElsewhere(others, out, packs)
	}
	examples, err := learn.Attested(pairs, others, lex, packs)
	if err != nil {
		return err
	}
	m := learn.Fit(examples)
	if err := write(filepath.Join(out, "artifact", "weights_attested.tsv"), m.Substitutions, substitutionComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "artifact", "weights_attested_own.tsv"), learn.OwnWeights(examples), ownComment); err != nil {
		return err
	}
	if err := write(filepath.Join(out, "score", "weights_attested.tsv"), m.Documents, featureComment); err != nil {
		return err
	}
	if err := aloneElsewhere(others, out, packs); err != nil {
		return err
	}
	return detours(pairs, others, out, lex, packs)
}

// aloneElsewhere writes the tables for texts without a reference in other languages.
func aloneElsewhere(others []corpus.Pair, out string, packs []*lexicon.Lexicon) error {
	models, err := learn.ModelsElsewhere(others, packs)
	if err != nil {
		return err
	}
	for language, m := range models {
		if err := write(filepath.Join(out, "score", "weights_alone_"+language+".tsv"), m, aspectComment); err != nil {
			return err
		}
	}
	return nil
}

// detours writes the table by which texts are told that rules translated and back.
func detours(english, others []corpus.Pair, out string, lex *lexicon.Lexicon, packs []*lexicon.Lexicon) error {
	examples, err := learn.MeasureDetours(english, others, lex, packs)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "score", "weights_detour.tsv"), learn.Detoured(examples), detourComment)
}

// alone writes the tables for texts without a reference.
func alone(data, out, only string, lex *lexicon.Lexicon) error {
	if only != "choices" {
		if err := decoding(data, out, lex); err != nil || only == "decoding" {
			return err
		}
	}
	texts, err := corpus.ReadAll(data)
	if err != nil {
		return err
	}
	vectors, err := lexicon.EnglishVectors()
	if err != nil {
		return err
	}
	solos, err := learn.MeasureAlone(learn.WithVariants(texts, lex), lex, vectors)
	if err != nil {
		return err
	}
	for name, codes := range map[string][]string{"weights_alone.tsv": artifact.ChoiceCodes(), "weights_alone_bare.tsv": artifact.BareChoiceCodes()} {
		choices := learn.Choices(solos, codes)
		if err := write(filepath.Join(out, "artifact", name), choices, choiceComment); err != nil {
			return err
		}
		if err := write(filepath.Join(out, "score", name), learn.Texts(solos, choices), aspectComment); err != nil {
			return err
		}
	}
	return nil
}

// decoding writes the tables by which phrases are traced back to what they may have been made of.
func decoding(data, out string, lex *lexicon.Lexicon) error {
	tortures, err := learn.ReadTortures(data)
	if err != nil {
		return err
	}
	table := "# " + strings.ReplaceAll(inverseComment, "\n", "\n# ") + "\n" + learn.Inverse(tortures, lex)
	if err := os.WriteFile(filepath.Join(out, "artifact", "inverse.txt"), []byte(table), 0o644); err != nil {
		return err
	}
	spots, err := learn.ReadSpots(data, lex)
	if err != nil {
		return err
	}
	return write(filepath.Join(out, "artifact", "weights_decode.tsv"), learn.Decoding(tortures, spots, lex), signComment)
}

func write(name string, m *linear.Model, comment string) error {
	return os.WriteFile(name, []byte(m.Table(comment)), 0o644)
}

const (
	inverseComment = `What lists of tortured phrases tell: a word, or several with _ between them, and
what it was put for; or a word with > and what follows it in established terms,
. for their end. A count stands behind what is met more than once. Written by
make train.`
	connectivesComment = `# Phrases that are put for small words: how often, in tenths of a phrase, and the phrases, _ between their
# words; with "people" before it, how often people, models and translators put them for a plain connective, and
# with "others" how often those put several words for one at all. Written by make train.
`
	signComment = `What each sign counts for, of those that speak for what a phrase may have been
made of: weight × value, in log-odds against other decodings of the same phrase.
Written by make train; option.go says what the signs mean.`
	choiceComment = `What each feature of a word that stands alone counts for: weight × (value − centre),
in log-odds that a spinner put it. Written by make train.`
	aspectComment = `What each aspect of a text that stands alone counts for: weight × (value −
centre), in log-odds of spun against innocent. Written by make train; alone.go
says what the aspects mean.`
	substitutionComment = `What each feature of a substitution counts for: weight × (value − centre), in
log-odds that a spinner rather than a writer chose it. Written by make train.`
	ownComment = `What each feature of a substitution counts for when the choice is judged by itself,
whatever was put beside it: weight × (value − centre), in log-odds that a spinner
rather than a writer made it. Written by make train.`
	featureComment = `What each feature of a comparison counts for: weight × (value − centre), in
log-odds of spun against innocent, scaled to what such sums are worth on families
and sources unseen. Written by make train; feature.go says what the features mean.`
	rewordedComment = `What each property of the words that only the suspect has counts for: weight ×
(value − centre), in log-odds of reworded and spun against reworded alone, scaled to
what such sums are worth on families and sources unseen. Written by make train;
reworded.go says what the properties mean.`
	detourComment = `What each property of the places where two texts differ counts for: weight ×
(value − centre), in log-odds of translation by rules, there and back, against rewording,
scaled to what such sums are worth on families and sources unseen. Written by make
train; detour.go says what the properties mean.`
	translationComment = `What each trait of a spun text counts for: weight × (value − centre), in
log-odds of translation and back against a list of synonyms. Written by make train.`
	derivationComment = `What each property of what is told counts for: weight × (value − centre), in
log-odds that a text goes back to the reference against telling the same
independently, scaled to what such sums are worth on families and sources unseen.
Written by make train; derivation.go says what the properties mean.`
	tellingComment = `What each property of the facts that are told counts for, where neither wording nor
order shows that a text goes back to the reference: weight × (value − centre), in log-odds that
it does. Written by make train; derivation.go says what the properties mean.`
	passageComment = `What each property of a passage counts for: weight × (value − centre), in
log-odds that it goes back to the reference against being what two texts on one
matter share. Written by make train; derivation.go says what they mean.`
)
