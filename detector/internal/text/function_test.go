package text_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/text"
)

func TestFunctionWords(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		source       string
		known        bool
		want         string
	}{
		{"English", "the list decides", "The ferry left for the islands, and it didn’t come back.", true, "The for the and it did n’t"},
		{"acronyms", "US is a country and IT a trade, us and it are function words", "The US and the IT men of WHO told us what it was.", true, "The and the of us what it was"},
		{"Danish", "elsewhere short words stand in", "Færgen sejlede om aftenen og kom aldrig mere til øen.", false, "om og kom til øen"},
		{"Arabic", "without written vowels words are shorter", "ذهب في عبر البحر", false, "في"},
		{"Chinese", "characters say nothing by their length", "渡轮离开了港口", false, ""},
		{"Russian", "other alphabets are like Latin", "Паром ушёл в море и не пришёл", false, "в и не"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			assert.Equal(t, c.known, d.Language != nil, c.reason)
			assert.Equal(t, c.want, marked(d, text.Function), c.reason)
		})
	}
}

func TestContent(t *testing.T) {
	d, _ := parse(t, "The ferry left at 10, and it was the last.")
	var content string
	for i := range d.Tokens {
		if d.Tokens[i].Content() {
			content += d.Text(int32(i), int32(i)+1) + " "
		}
	}
	assert.Equal(t, "ferry left 10 last ", content, "words that are no function words, and numbers")
}
