package text_test

import (
	"strings"
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
		{"Spanish", "the same", "El transbordador salió hacia las islas y no volvió nunca más.", "es"},
		{"French", "the same", "Le ferry est parti vers les îles et n’est jamais revenu.", "fr"},
		{"Portuguese", "what Spanish has, too, is not enough", "A balsa partiu para as ilhas e nunca mais voltou ao porto.", "pt"},
		{"Italian", "the same", "Il traghetto è partito per le isole e non è mai tornato.", "it"},
		{"German", "the same", "Die Fähre lief um zehn aus und kam nie mehr an.", "de"},
		{"no words", "nothing speaks against the first language", "…", "en"},
		{"a headline of names", "one function word in six says too little", "Mayor Jane Roe Greets Ferry Crew at Harbour Gate", "und"},
		{"Finnish", "a language without rules is none of those that have some", "Lautta lähti saarille eikä palannut enää koskaan.", "und"},
		{"Dutch", "German shares too few of its words", "De veerboot vertrok om tien uur en kwam nooit meer in de haven van het eiland aan.", "und"},
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

// languageCases say how a text is cut by the rules of its language: forms are
// its words as they are compared, "|" between sentences.
var languageCases = []struct {
	name, reason string
	source       string
	forms        string
}{
	{"elision", "the article is a word of its own", "L’homme d'État ne lui a pas dit qu’il était là et ne l'a plus vu.", "l' homme d' état ne lui a pas dit qu' il était là et ne l' a plus vu"},
	{"no elision", "inside of a word an apostrophe joins nothing else", "Il a dit aujourd’hui que c’est la vie.", "il a dit aujourd'hui que c' est la vie"},
	{"Italian elision", "longer articles too", "Nell’acqua dell'isola c’è un'onda che non si ferma.", "nell' acqua dell' isola c' è un' onda che non si ferma"},
	{"a name is no elision", "English keeps it whole", "The O'Briens were at the gate of the house.", "the o'briens were at the gate of the house"},
	{"decimal comma", "as 1,234.5 is written in English", "El precio de la casa fue de 1.234,5 euros y no de 12,75 euros.", "el precio de la casa fue de 1234.5 euros y no de 12.75 euros"},
	{"decimal point", "in English it stays", "The price of the house was 1,234.5 and not 12.75 of them.", "the price of the house was 1234.5 and not 12.75 of them"},
	{"ampersand", "it is read in the language of the text", "Los dueños de la casa son Pérez & Roa y los de al lado.", "los dueños de la casa son pérez y roa y los de al lado"},
	{"Spanish abbreviations", "their dot ends nothing", "El Sr. Roa y la Dra. Paz no están en EE. UU. desde hace un año. Ya no.", "el sr roa y la dra paz no están en ee uu desde hace un año | ya no"},
	{"ordinals", "a dot makes a number the third", "Die Fähre lief am 3. Oktober aus und kam nicht an. Es war die dritte.", "die fähre lief am 3 oktober aus und kam nicht an | es war die dritte"},
	{"a number at the end", "a small word with a capital begins a sentence", "Von ihnen kamen nur 12. Die anderen sind nicht mehr da.", "von ihnen kamen nur 12 | die anderen sind nicht mehr da"},
	{"German abbreviations", "letters with a dot and a space", "Sie haben z. B. Schiffe und u. a. Boote. Mehr ist es nicht.", "sie haben z b schiffe und u a boote | mehr ist es nicht"},
	{"a sign for a word", "it stands for one in every language", "La ditta Rossi & figli non ha più una nave che sia sua.", "la ditta rossi e figli non ha più una nave che sia sua"},
	{"French abbreviations", "M. is no end", "Le ministre a vu M. Roux et Mme Blanc. Il n’a rien dit.", "le ministre a vu m roux et mme blanc | il n' a rien dit"},
}

func TestLanguageRules(t *testing.T) {
	for _, c := range languageCases {
		t.Run(c.name, func(t *testing.T) {
			d, v := parse(t, c.source)
			var sentences []string
			for _, s := range d.Sentences {
				var forms []string
				for _, tok := range d.Tokens[s.Start:s.End] {
					if tok.Kind != text.PunctKind {
						forms = append(forms, v.String(tok.Word))
					}
				}
				sentences = append(sentences, strings.Join(forms, " "))
			}
			assert.Equal(t, c.forms, strings.Join(sentences, " | "), c.reason)
		})
	}
}

func TestLanguageNames(t *testing.T) {
	for _, c := range []struct{ name, reason, source, want string }{
		{"nouns", "a noun’s capital makes no name", "Am Abend sah man die Fähre und das Boot an der Küste.", ""},
		{"people", "names follow one another", "Am Abend traf man Jana Roth an der Küste.", "Jana Roth"},
		{"acronyms", "nothing but capitals", "Am Abend traf die EU an der Küste ein.", "EU"},
		{"elsewhere", "where nouns have none a capital tells", "Por la noche vieron a Roa en la costa de la isla.", "Roa"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			assert.Equal(t, c.want, marked(d, text.Name), c.reason)
		})
	}
}

func TestLanguageQuotations(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		source       string
		want         []string
	}{
		{"guillemets", "with and without spaces", "Il a dit : « La mer est à nous », et puis : «Rien de plus».", []string{"La mer est à nous", "Rien de plus"}},
		{"German marks", "low and high, and guillemets turned round", "Er sagte: „Das Meer ist nah“, und dann: »Das ist alles.«", []string{"Das Meer ist nah", "Das ist alles."}},
		{"single guillemets", "‹so›", "Er sagte: ‹Das Meer ist nah› und ging.", []string{"Das Meer ist nah"}},
		{"dialogue", "a dash opens what is said and parts who says it", "—Ven conmigo a la isla —dijo ella—. Ya no hay nadie.\n\nSe fueron los dos.", []string{"Ven conmigo a la isla", ". Ya no hay nadie."}},
		{"an aside", "a dash inside of a paragraph quotes nothing", "La isla —la de su madre— ya no es de nadie.", nil},
		{"a list", "its lines end in no terminal", "Lo que hay en la isla:\n— una casa\n— un puerto de los de antes\n", nil},
		{"English", "its dialogues have marks", "—Come with me to the island —said she—. There is nobody.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := parse(t, c.source)
			var got []string
			for _, q := range d.Quotations {
				got = append(got, d.Text(q.Start, q.End))
			}
			assert.Equal(t, c.want, got, c.reason)
		})
	}
}
