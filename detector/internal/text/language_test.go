package text_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/text"
)

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		source       string
		want         string
	}{
		{"English", "its function words tell", "The ferry left for the islands, and it didn’t come back.", "en"},
		{"no words", "nothing speaks against the first language", "…", "en"},
		{"a headline of names", "one function word in six says too little", "Mayor Jane Roe Greets Ferry Crew at Harbour Gate", "und"},
		{"Finnish", "a language without rules is none of those that have some", "Lautta lähti saarille eikä palannut enää koskaan.", "und"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			assert.Equal(t, c.want, d.Language.Code(), c.reason)
		})
	}
}

func TestLanguageOf(t *testing.T) {
	en := text.LanguageOf("en")
	assert.Equal(t, "en", en.Code())
	assert.Equal(t, 92, en.Number("ninety")+en.Number("two"))
	assert.Zero(t, en.Number("ferry"))
	assert.Nil(t, text.LanguageOf("xx"), "there are no rules for it")
}
