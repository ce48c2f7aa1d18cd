package text

// A parser holds what the steps of Parse share.
type parser struct {
	tokenizer
	sentences  []Sentence
	quotations []Quotation
	language   *Language   // nil for none
	own        languageSet // that language alone
	shouted    bool        // it is set in capitals, so that they say nothing
	hushed     bool        // it has none
	unmarked   bool        // it has hardly a terminal
	widest     int         // characters of its longest line, once somebody has asked
}

// Parse returns the Document of source, which must be valid UTF-8. Words are
// numbered in vocab.
func Parse(vocab *Vocabulary, source string) *Document {
	p := &parser{tokenizer: tokenizer{source: source, vocab: vocab, rules: registered().languages[0]}}
	p.tokens = make([]Token, 0, len(source)/5+8)
	p.gaps = make([]gap, 0, len(source)/5+8)
	p.run()
	if p.recognizeLanguage(); p.language != nil && p.language != p.tokenizer.rules {
		p.tokenizer = tokenizer{source: source, vocab: vocab, rules: p.language, tokens: p.tokens[:0], gaps: p.gaps[:0]}
		p.run()
	}
	p.dropLabels()
	p.markFunctionWords()
	p.findQuotations()
	p.unmarked = p.language != nil && p.isUnmarked()
	p.splitSentences()
	p.markNames()
	d := &Document{
		Source: source, Tokens: p.tokens, Sentences: p.sentences, Quotations: p.quotations,
		Hidden: p.hidden, Language: p.language, Unmarked: p.unmarked,
	}
	for i := range d.Tokens {
		if d.Tokens[i].Kind != PunctKind {
			d.Words++
		}
	}
	return d
}
