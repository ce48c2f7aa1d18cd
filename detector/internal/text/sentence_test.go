package text_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/text"
)

// sentenceCases say where sentences begin. In a source "|" stands before each
// sentence but the first, and is not part of it.
var sentenceCases = []struct {
	name, reason string
	source       string
}{
	{"plain", "a terminal, a space, a capital", "The ferry left. |It came back."},
	{"other terminals", "question and exclamation marks", "Did it leave? |Yes! |It came back?! |So they say."},
	{"one", "a text may be one sentence", "The ferry left"},
	{"closing marks", "quotation marks and brackets belong to the sentence before", "“It left.” |(It came back.) |She said “Yes!” |Then he left."},
	{"opening marks", "and to the one after", "It left. |“It came back.” |‘Yes.’ |(So they say.) |[Laughter.]"},
	{"said after a quotation", "a terminal before a word in lower case ends nothing", "“Did it leave?” she asked. |“It did!” he said."},
	{"lost boundary after a quotation", "the space was lost: the seed of this project", "They have a “close relationship”.|In May they met."},
	{"lost boundary", "after a small letter, a digit, a closing mark", "They stopped the attacks.|The ships came in 1990.|Then they left (at once).|It was over!|Nobody spoke?|He did."},
	{"no boundary in acronyms", "U.S.A. never had spaces", "The U.S.A. and the U.K. met."},
	{"no boundary in host names", "a word in lower case begins no sentence", "Read tern.example today."},
	{"no boundary in degrees", "a single capital before a dot is an initial", "Jane Roe, Ph.D., spoke."},
	{"titles", "a dot after a title never ends a sentence", "Mr. Roe met Gen. Doe and Sen. Poe on St. Kilda."},
	{"months", "a short month before a number", "It left on Jan. 5 and on Sept. 30."},
	{"a month at the end", "before a function word with a capital the dot ends a sentence too", "It left in Sept. |The next one came."},
	{"junior", "the same", "They met John Roe Jr. |The others left."},
	{"numero", "before a number it is short for number, elsewhere it is an answer", "They met at No. 5 and said no. |Others left."},
	{"initials", "a single capital is an initial", "J. R. Roe met A. A. Doe."},
	{"a letter at the end", "before a function word with a capital it is the end", "They have a plan B. |The others have none."},
	{"acronym at the end", "before a function word with a capital its dot ends a sentence", "It sailed to the U.S. |The crew stayed."},
	{"acronym before a name", "before anything else it may not", "It sailed for the U.S. Navy."},
	{"acronym in a quotation", "a closing mark may stand between", "“It sailed to the U.S.” |He left."},
	{"acronym at the very end", "nothing follows", "It sailed to the U.S."},
	{"a.m. and p.m.", "before a capital they end a sentence", "It left at 5 p.m. |Officers saw it at 6 a.m. |The rest slept."},
	{"a.m. and a day", "before a day, a month or a zone they do not", "It left at 5 p.m. Monday and at 6 a.m. EST."},
	{"decimals", "a dot between digits is none", "It rose by 3.5 metres to 12.75."},
	{"a number first", "a sentence may begin with a number", "It left. |12 came back. |$5 was the fare."},
	{"ellipsis inside", "before a word in lower case it goes on", "It left... and came back… so they say."},
	{"ellipsis at the end", "before a capital it ends", "It left... |It came back… |So they say."},
	{"colon", "ends no sentence in a line", "She said: It left."},
	{"semicolon", "nor does a semicolon", "It left; It came back."},
	{"wrapped line", "a line break after a long line joins", "The ferry left the harbour before the storm had\nReached the islands, and it came back."},
	{"line with room", "the next word had room in it, so it was not wrapped", "The ferry left the harbour before the storm had risen over the Straits and the islands.\n|Nobody saw the captain or the crew leave the harbour\n|They came back"},
	{"line of any length", "no line so long is wrapped", "The ferry left the harbour before the storm had risen over the Straits and the islands, and nobody saw the captain or the crew leave\n|They came back"},
	{"long items", "each item of a list is a sentence", "- |The ferry left the harbour before the storm had\n- |It came back without its captain and its crew\n1. |Others left before the storm, for the islands\n2. |They never came back, and nobody asked why not"},
	{"short line", "after a short line without a terminal it does not", "The Last Ferry\n|It left before the storm."},
	{"short line that goes on", "unless the line ends in a comma or a small word", "The ferry left for the\nIslands, the\nStraits and,\nPerhaps, the sea."},
	{"short line, lower case", "or the next begins in lower case", "The ferry\nleft before the storm."},
	{"list", "a line each", "Ferries:\n• |Tern\n• |Gull\n• |Auk"},
	{"blank line", "parts paragraphs", "The Last Ferry\n\n|It left before the storm.\n\n|It came back."},
	{"torn sentence", "a blank line before a word in lower case joins: wire copy breaks so", "They call on the alliance to\n\nabandon the plan."},
	{"blank line after a terminal", "after a terminal it parts even so", "They left.\n\n|iPhones were lost."},
	{"Windows line breaks", "\\r\\n is one break", "The Last Ferry\r\n|It left\r\nbefore the storm.\r\n\r\n|It came back."},
	{"Mac line breaks", "so was \\r", "The Last Ferry\r|It left.\r\r|It came back."},
	{"other line breaks", "form feeds and Unicode's separators", "The Last Ferry\f|Second Deck\u2028|Third Deck\u2029|It left."},
	{"HTML paragraphs", "block tags part like blank lines, <br> like a line break", "<h1>The Last Ferry</h1><p>|It left.</p><p>|It <b>came</b> back<br>|Twice</p>"},
	{"Chinese", "full-width terminals need no space", "渡轮离开了。|它回来了！|是吗？|是的。"},
	{"Arabic", "scripts without case", "هل غادرت العبارة؟ |نعم. |عادت۔ |انتهى."},
	{"Hindi", "the danda", "नाव चली। |वह लौटी।"},
	{"Spanish", "opening question marks", "Se fue. |¿Volvió? |¡Sí! |Volvió."},
	{"German quotation", "a closing mark that looks like an English opening one", "Er sagte: „Nein.“ |Dann ging er."},
	{"French quotation", "with spaces inside of the marks", "« Non ! » |Il partit."},
	{"entities", "marks and spaces written as HTML", "It left.&nbsp;|&ldquo;It came back.&rdquo; |So they say&hellip; |He left."},
	{"dashes", "before a speaker", "— It left. |— It came back."},
}

func TestSentences(t *testing.T) {
	for _, c := range sentenceCases {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, strings.ReplaceAll(c.source, "|", ""))
			var got []string
			for _, s := range d.Sentences {
				got = append(got, d.Text(s.Start, s.End))
			}
			assert.Equal(t, wantedSentences(c.source), got, c.reason)
		})
	}
}

// label is what no sentence begins or ends with.
var label = regexp.MustCompile(`(^|\n)(•|-|\d\.) $`)

// wantedSentences cuts source at the bars and strips from each piece the
// space, the labels and the tags that no token covers.
func wantedSentences(source string) []string {
	pieces := strings.Split(source, "|")
	for i := range pieces {
		pieces[i] = label.ReplaceAllString(pieces[i], "")
	}
	pieces = slices.DeleteFunc(pieces, func(s string) bool { return s == "" })
	for i, p := range pieces {
		p = strings.TrimSuffix(p, "&nbsp;")
		for {
			p = strings.TrimSpace(p)
			if strings.HasPrefix(p, "<") {
				p = p[strings.Index(p, ">")+1:]
			} else if strings.HasSuffix(p, ">") {
				p = p[:strings.LastIndex(p, "<")]
			} else {
				break
			}
		}
		pieces[i] = p
	}
	return pieces
}

func TestSentenceFlags(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		source       string // the last sentence is judged
		want         text.SentenceFlags
	}{
		{"sentence", "an ordinary sentence has none", "The ferry left the harbour.", 0},
		{"two words", "too short to judge", "It left.", text.Fragment},
		{"dateline", "so is a dateline", "PORT TERN —\n\n", text.Fragment},
		{"button", "furniture of a page", "Skip to content", text.Fragment | text.Furniture},
		{"teaser", "a headline after the words that announce it", "Also Read: Ferry Leaves Before the Storm Reaches the Islands", text.Fragment | text.Furniture | text.Heading},
		{"share", "in a sentence of its own", "Share this article with your friends!", text.Fragment | text.Furniture},
		{"byline", "who wrote it", "By Helen Marsh, staff writer", text.Fragment | text.Furniture},
		{"line of dates", "and when", "Published 14 March, 09:15 GMT | updated 10:02", text.Fragment | text.Furniture},
		{"copyright", "whose it is, be it a sentence", "Copyright 2023 The Tern Courier.", text.Fragment | text.Furniture},
		{"a sentence that begins like a byline", "has a terminal", "By Tuesday the ferry had left Port Tern.", 0},
		{"a sentence that begins like a line of dates", "has one, too", "Published in 1998, the book sold well.", 0},
		{"a heading that begins like a byline", "names nobody", "By the numbers, once again", 0},
		{"a sentence that begins alike", "but no sentence that goes on", "Subscribe is the word that the captain used when he spoke to the crew about the new and rather long list.", 0},
		{"heading", "most words in capitals and no terminal", "Last Ferry Leaves Before the Storm", text.Heading},
		{"heading in lower case", "a heading like a sentence is one to us", "Last ferry leaves before the storm", 0},
		{"names", "a sentence full of names has a terminal", "Jane Roe met John Doe in Port Tern.", 0},
		{"lost boundary", "no space stands between it and the one before", "It left the port.The crew stayed behind.", text.LostBoundary},
		{"first", "the first sentence lost nothing", "The crew stayed behind.", 0},
		{"Chinese", "full-width terminals need no space", "渡轮离开了。它回来了。", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			require.NotEmpty(t, d.Sentences)
			assert.Equal(t, c.want, d.Sentences[len(d.Sentences)-1].Flags, c.reason)
		})
	}
}

func TestParagraphs(t *testing.T) {
	d, _ := parse(t, "The Last Ferry\n\nIt left. It came back.\nThen it stayed.\n\n\n\nThe end came.")
	var got []int32
	for _, s := range d.Sentences {
		got = append(got, s.Paragraph)
	}
	assert.Equal(t, []int32{0, 1, 1, 1, 2}, got)
}

func TestUnmarkedTextsAreCutWhereAClauseMayBegin(t *testing.T) {
	dictated := strings.Repeat("The ferry left the harbour before the storm It came back to Port Tern with Jane Roe and her crew ", 8)
	d, _ := parse(t, dictated)
	assert.True(t, d.Unmarked)
	assert.Equal(t, "The ferry left the harbour before the storm", d.Text(d.Sentences[0].Start, d.Sentences[0].End), "a small word with a capital begins one")
	assert.Len(t, d.Sentences, 16)

	d, _ = parse(t, strings.ToLower(dictated))
	assert.True(t, d.Unmarked)
	for _, s := range d.Sentences {
		assert.LessOrEqual(t, s.End-s.Start, int32(40), "without capitals, none is longer than a sentence is")
	}

	long := "The ferry left the harbour" + strings.Repeat(", then the island and then the quay", 9) + ". "
	d, _ = parse(t, strings.Repeat(long, 8))
	assert.False(t, d.Unmarked, "long sentences are sentences")
	assert.Len(t, d.Sentences, 8)
}

func TestSentencesAreBounded(t *testing.T) {
	d, _ := parse(t, strings.Repeat("harbour ", 5000))
	for _, s := range d.Sentences {
		assert.LessOrEqual(t, s.End-s.Start, int32(320), "a text without terminals must not become one sentence")
	}
	assert.Greater(t, len(d.Sentences), 10)
}

// TestMarksOfBoldTypeLoseNoBoundary: between a bold question and its answer stands a paragraph break, behind the marks.
func TestMarksOfBoldTypeLoseNoBoundary(t *testing.T) {
	for source, lost := range map[string]int{
		"They paid. **Will they get it back?**\n\nSo far it was repaid.": 0,
		"They paid.* Nobody was told.":                                   0,
		"They paid.Nobody was told.":                                     1,
	} {
		n := 0
		for _, s := range text.Parse(text.NewVocabulary(), source).Sentences {
			if s.Flags&text.LostBoundary != 0 {
				n++
			}
		}
		assert.Equal(t, lost, n, source)
	}
}
