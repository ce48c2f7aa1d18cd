package text_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/text"
)

// facts writes the facts of d one after the other.
func facts(d *text.Document, v *text.Vocabulary, names ...string) string {
	known := make([]bool, v.Len())
	for _, n := range names {
		known[v.Intern(n)] = true
	}
	var out []string
	for _, f := range d.Facts(v, known, nil) {
		s := d.Text(f.Start, f.End)
		switch f.Kind {
		case text.NumberFact:
			s += "=" + f.Value
		case text.DateFact:
			s += fmt.Sprintf("=%d-%d-%d/%d", f.Date.Year, f.Date.Month, f.Date.Day, f.Date.Weekday)
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func TestFacts(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		source       string
		want         string
	}{
		{"name of two words", "adjacent names are one", "The crew of Jane Roe left.", "Jane Roe"},
		{"possessive", "is no part of the name", "The crew saw Jane Roe’s boat and Tern’s port.", "Jane Roe | Tern"},
		{"two names", "what stands between them parts them", "They met Roe, Doe and Poe in Tern.", "Roe | Doe | Poe | Tern"},
		{"hyphen", "joins the parts of a name", "They met Anne-Marie Roe and a Tern-led crew.", "Anne-Marie Roe | Tern"},
		{"figures after a hyphen", "belong to the name", "They flew the F-16 over it.", "F-16"},
		{"initial", "its dot is none that ends", "They met George W. Roe there.", "George W. Roe"},
		{"particle", "belongs to the name", "They met Ludwig van Roe and Anna van der Doe.", "Ludwig van Roe | Anna van der Doe"},
		{"of", "joins, as the language's own particles do", "They saw the Bank of Tern there.", "Bank of Tern"},
		{"other small words", "do not join", "They saw Roe in Tern for Doe.", "Roe | Tern | Doe"},
		{"common word in a name", "a capital beside a name belongs to it", "The minister met Prime Minister Jane Roe of the party.", "Prime Minister Jane Roe"},
		{"common word beside a name", "in lower case it does not", "The crew met minister Jane Roe there.", "Jane Roe"},
		{"first word beside a name", "its capital says nothing", "Yesterday Jane Roe left. Boats left. They saw Jane Roe.", "Jane Roe | Jane Roe"},
		{"heading with a name", "the capitals around it are no part of it", "Roe Leaves Before Storm\n\nThe crew of Roe left before the storm came.", "Roe | Roe"},
		{"title", "Mr is no part of the name", "They saw Mr. Roe and Dr Doe.", "Roe | Doe"},
		{"title alone", "is no name", "They asked Mr. and Mrs. again.", ""},
		{"sentence start", "a capital there says nothing", "Ferries left. Storms came.", ""},
		{"heading", "capitals of a heading are no names", "Last Ferry Leaves Before the Storm\n\nThe last of the boats was late.", ""},
		{"common word with a capital", "a word that stands in lower case, too, is none", "The Minister met another minister.", ""},
		{"text in capitals", "they say nothing there", "THE CREW LEFT AND THE BOAT OF THE PORT WAS NOT THERE WHEN THEY CAME TO IT", ""},
		{"figures", "with the unit left out", "It was 40% of 1,200 tons for $3.5 million, 5km away.", "40=40 | 1,200=1200 | $3.5 million=3500000 | 5km=5"},
		{"words", "the same as figures", "It had ninety-two of two thousand, five hundred men and twenty boats.", "ninety-two=92 | two thousand=2000 | five hundred=500 | twenty=20"},
		{"millions, shortened", "after a currency m is no unit", "It paid €40m and £1.5bn for 40m of rope.", "€40m=40000000 | £1.5bn=1500000000 | 40m=40"},
		{"one", "is a pronoun", "The one that left was one of them.", ""},
		{"one in a number", "is none there", "It had twenty-one men and one million birds.", "twenty-one=21 | one million=1000000"},
		{"times and decades", "are what they are", "It left at 9:30 in the 1990s.", "9:30=9:30 | 1990s=1990s"},
		{"decimals", "zeros at the end say nothing", "It was 3.50 or 3.5 of them.", "3.50=3.5 | 3.5=3.5"},
		{"date", "month, day and year in any order", "It left on March 3, 2022, not on 4 April 2021 or the 5th of May.", "March 3, 2022=2022-3-3/0 | 4 April 2021=2021-4-4/0 | 5th of May=0-5-5/0"},
		{"weekday", "with its date", "It left on Monday, March 3, and on Friday.", "Monday, March 3=0-3-3/1 | Friday=0-0-0/5"},
		{"shortened month", "is the same", "It left on Sept. 11, 2001.", "Sept. 11, 2001=2001-9-11/0"},
		{"ISO", "is one date", "It left on 2022-03-14 for good.", "2022-03-14=2022-3-14/0"},
		{"year", "of four figures between 1500 and 2100", "It was built in 1998 for 4999 men.", "1998=1998-0-0/0 | 4999=4999"},
		{"may", "the verb is no month", "It may leave. May it leave? It may leave in May.", "May=0-5-0/0"},
		{"march", "nor is the noun", "They march on the 3 march routes.", "3=3"},
		{"a month for a surname", "is one after a name", "They met Jane May. The boat of May left in June.", "Jane May | May | June=0-6-0/0"},
		{"a weekday after a name", "is a day", "He told Tern Monday that it left.", "Tern | Monday=0-0-0/1"},
		{"no language", "works by structure alone", "Lautta lähti, kertoi Pekka Virtanen satamassa 14 tuntia ennen 2022 myrskyä.", "Pekka Virtanen | 14=14 | 2022=2022-0-0/0"},
		{"nothing", "has none", "… — ?", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, v := parse(t, c.source)
			assert.Equal(t, c.want, facts(d, v), c.reason)
		})
	}
}

func TestFactsKnowTheNamesOfOtherTexts(t *testing.T) {
	d, v := parse(t, "Tern is a port. Ferries leave it. The ferries are late.")
	assert.Equal(t, "", facts(d, v), "it stands at the beginning alone")
	assert.Equal(t, "Tern", facts(d, v, "tern"), "the other text tells")
	assert.Equal(t, "", facts(d, v, "ferries"), "but this one has it in lower case")
}

func FuzzFacts(f *testing.F) {
	for _, s := range []string{"Mr. 3 of May-", "2022-03-", "$ 3.5 million-", "May", "twenty-", "Monday, ", "A. B. of C", "0.0.0 million", "1٫5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		d, v := parse(t, strings.ToValidUTF8(source, "\uFFFD"))
		last := int32(0)
		for _, fact := range d.Facts(v, nil, nil) {
			if fact.Start < last || fact.End <= fact.Start || fact.Head <= fact.Start || fact.Head > fact.End || int(fact.End) > len(d.Tokens) {
				t.Fatalf("fact %+v after token %d", fact, last)
			}
			last = fact.End
		}
	})
}

// TestDatesElsewhere has a date in each of the other languages, in a sentence that
// shows which one it is.
func TestDatesElsewhere(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"El martes se dijo que la obra no se acaba hasta el 2 de mayo de 2024 y que es muy cara.", "martes=0-0-0/2 | 2 de mayo de 2024=2024-5-2/0"},
		{"Il a dit mardi que les travaux ne seront pas finis avant le 2 mai 2024 et que c’est trop cher.", "mardi=0-0-0/2 | 2 mai 2024=2024-5-2/0"},
		{"Ele disse que a obra não vai acabar antes de 2 de maio de 2024 e que é muito cara para os que a pagam.", "2 de maio de 2024=2024-5-2/0"},
		{"Ha detto martedì che i lavori non sono finiti prima del 2 maggio 2024 e che per loro è troppo.", "martedì=0-0-0/2 | 2 maggio 2024=2024-5-2/0"},
		{"Er hat am Dienstag gesagt, dass es nicht vor dem 2. Mai 2024 fertig wird und dass es für sie zu viel ist.", "Dienstag=0-0-0/2 | 2. Mai 2024=2024-5-2/0"},
	} {
		v := text.NewVocabulary()
		assert.Equal(t, c.want, facts(text.Parse(v, c.source), v))
	}
}
