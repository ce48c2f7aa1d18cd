package language_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
	"unspin/detector/language"
)

var sentences = map[string]string{
	"ar": "أغلق مجلس المدينة الجسر القديم يوم الثلاثاء بعد أن وجد المهندسون شقوقا في أعمدته، وقالت رئيسة البلدية إن العمل سيبدأ في الربيع.",
	"bn": "মঙ্গলবার নগর পরিষদ পুরোনো সেতুটি বন্ধ করে দিয়েছে, কারণ প্রকৌশলীরা এর স্তম্ভে ফাটল খুঁজে পেয়েছেন।",
	"de": "Der Stadtrat hat am Dienstag die alte Brücke gesperrt, weil Ingenieure Risse in den Pfeilern gefunden hatten; die Arbeiten beginnen im Frühjahr.",
	"el": "Το δημοτικό συμβούλιο έκλεισε την Τρίτη την παλιά γέφυρα, επειδή οι μηχανικοί βρήκαν ρωγμές στους στύλους της.",
	"en": "The town council closed the old bridge on Tuesday after engineers had found cracks in its pillars; the mayor said that work would begin in spring.",
	"es": "El ayuntamiento cerró el martes el puente viejo después de que los ingenieros hallaran grietas en los pilares; las obras empezarán en primavera.",
	"fr": "Le conseil municipal a fermé mardi le vieux pont après que des ingénieurs eurent trouvé des fissures dans ses piliers ; les travaux commenceront au printemps.",
	"gu": "ઇજનેરોને થાંભલાઓમાં તિરાડો મળ્યા પછી નગર પરિષદે મંગળવારે જૂનો પુલ બંધ કર્યો.",
	"he": "מועצת העיר סגרה ביום שלישי את הגשר הישן לאחר שמהנדסים מצאו סדקים בעמודיו, והעבודות יתחילו באביב.",
	"hy": "Քաղաքային խորհուրդը երեքշաբթի փակեց հին կամուրջը, քանի որ ինժեներները ճաքեր էին գտել սյուներում։",
	"it": "Martedì il consiglio comunale ha chiuso il vecchio ponte dopo che gli ingegneri avevano trovato delle crepe nei piloni; i lavori inizieranno in primavera.",
	"ja": "技術者が柱にひび割れを見つけたため、市議会は火曜日に古い橋を閉鎖した。工事は春に始まる予定だ。",
	"ka": "საქალაქო საბჭომ სამშაბათს ძველი ხიდი დახურა, რადგან ინჟინრებმა ბოძებში ბზარები აღმოაჩინეს.",
	"ko": "기술자들이 기둥에서 균열을 발견하자 시의회는 화요일에 낡은 다리를 폐쇄했으며 공사는 봄에 시작될 예정이다.",
	"nl": "De gemeenteraad heeft dinsdag de oude brug gesloten nadat ingenieurs scheuren in de pijlers hadden gevonden; het werk begint in het voorjaar.",
	"pa": "ਇੰਜੀਨੀਅਰਾਂ ਨੂੰ ਥੰਮ੍ਹਾਂ ਵਿੱਚ ਤਰੇੜਾਂ ਮਿਲਣ ਤੋਂ ਬਾਅਦ ਨਗਰ ਕੌਂਸਲ ਨੇ ਮੰਗਲਵਾਰ ਨੂੰ ਪੁਰਾਣਾ ਪੁਲ ਬੰਦ ਕਰ ਦਿੱਤਾ।",
	"pl": "Rada miasta zamknęła we wtorek stary most, ponieważ inżynierowie znaleźli pęknięcia w jego filarach; prace rozpoczną się wiosną.",
	"pt": "A câmara municipal fechou na terça-feira a ponte velha depois de os engenheiros terem encontrado fissuras nos pilares; as obras começarão na primavera.",
	"ru": "Городской совет закрыл во вторник старый мост, после того как инженеры обнаружили трещины в его опорах; работы начнутся весной.",
	"ta": "பொறியாளர்கள் தூண்களில் விரிசல்களைக் கண்டறிந்ததால் நகர சபை செவ்வாய்க்கிழமை பழைய பாலத்தை மூடியது.",
	"te": "ఇంజనీర్లు స్తంభాలలో పగుళ్లు కనుగొన్నందున నగర మండలి మంగళవారం పాత వంతెనను మూసివేసింది.",
	"th": "สภาเมืองปิดสะพานเก่าเมื่อวันอังคาร หลังจากวิศวกรพบรอยร้าวที่เสา และงานจะเริ่มในฤดูใบไม้ผลิ",
	"uk": "Міська рада закрила у вівторок старий міст, після того як інженери виявили тріщини в його опорах; роботи почнуться навесні.",
	"zh": "工程师发现桥墩出现裂缝后，市议会于星期二关闭了这座旧桥，市长表示工程将于春季开始。",
}

func identify(text string) (string, float64) { return language.Identifier{}.Identify(text) }

func TestIdentify(t *testing.T) {
	for want, sentence := range sentences {
		for _, c := range []struct{ reason, text string }{
			{"a sentence", sentence},
			{"a long text", strings.Repeat(sentence+"\n", 200)},
			{"in capitals", strings.ToUpper(sentence)},
			{"with figures and a name in other letters", "2026: 17 × 4 – NATO, “НАТО”. " + strings.Repeat(sentence+" ", 3)},
		} {
			t.Run(want+" "+c.reason, func(t *testing.T) {
				code, confidence := identify(c.text)
				assert.Equal(t, want, code)
				assert.Greater(t, confidence, .7)
				assert.LessOrEqual(t, confidence, 1.)
			})
		}
	}
}

func TestIdentifyDoesNotGuess(t *testing.T) {
	for reason, text := range map[string]string{
		"empty":                        "",
		"white space":                  " \n\t ",
		"one word":                     "bridge",
		"figures":                      strings.Repeat("1931 40,000 17 % ", 100),
		"NUL bytes":                    strings.Repeat("\x00", 5000),
		"bytes that are not UTF-8":     strings.Repeat("\xff\xfe\x80", 1000),
		"emoji":                        strings.Repeat("😀👩\u200d👧", 300),
		"one letter":                   strings.Repeat("a", 5000),
		"half in one, half in another": strings.Repeat(sentences["en"], 10) + strings.Repeat(sentences["ru"], 10),
		"four languages":               sentences["en"] + sentences["fr"] + sentences["de"] + sentences["pl"],
		"Hindi, a script of several":   "नगर परिषद ने मंगलवार को पुराना पुल बंद कर दिया क्योंकि इंजीनियरों को उसके खंभों में दरारें मिली थीं।",
		"Turkish": "Mühendislerin ayaklarında çatlaklar bulmasının ardından belediye meclisi salı günü eski köprüyü kapattı; " +
			"çalışmaların ilkbaharda başlayacağı açıklandı.",
		"Danish": "Byrådet lukkede tirsdag den gamle bro, efter at ingeniører havde fundet revner i pillerne; arbejdet begynder til foråret, " +
			"og færgen sejler gratis, så længe broen er spærret.",
		"Czech":      "Městská rada v úterý uzavřela starý most poté, co inženýři našli v jeho pilířích trhliny; práce začnou na jaře.",
		"Vietnamese": "Hội đồng thành phố đã đóng cây cầu cũ vào thứ Ba sau khi các kỹ sư phát hiện vết nứt ở các trụ cầu.",
		"Persian":    "شورای شهر روز سه\u200cشنبه پل قدیمی را پس از آن که مهندسان ترک\u200cهایی در پایه\u200cهای آن پیدا کردند بست و کار در بهار آغاز می\u200cشود.",
		"Serbian":    "Градско веће је у уторак затворило стари мост пошто су инжењери нашли пукотине у његовим стубовима; радови ће почети у пролеће.",
		"Bulgarian": "Общинският съвет затвори във вторник стария мост, след като инженерите откриха пукнатини в стълбовете му; " +
			"ремонтът ще започне през пролетта, съобщи кметът.",
		"Hungarian": "A városi tanács kedden lezárta a régi hidat, miután a mérnökök repedéseket találtak a pillérekben; a munkálatok tavasszal kezdődnek.",
		"Swedish": "Kommunen stängde i tisdags den gamla bron sedan ingenjörer hade hittat sprickor i pelarna; arbetet ska börja till våren, " +
			"och färjan går gratis så länge bron är avstängd.",
		"Norwegian": "Kommunen stengte tirsdag den gamle broen etter at ingeniører hadde funnet sprekker i søylene; arbeidet skal begynne til våren, " +
			"og ferjen går gratis så lenge broen er stengt.",
		"Romanian": "Consiliul local a închis marți podul vechi după ce inginerii au găsit fisuri în stâlpii săi; lucrările vor începe la primăvară, " +
			"iar feribotul va fi gratuit cât timp podul este închis.",
		"Catalan": "L’ajuntament va tancar dimarts el pont vell després que els enginyers trobessin esquerdes als pilars; les obres començaran a la primavera, " +
			"i el transbordador serà gratuït mentre el pont sigui tancat, va dir l’alcaldessa amb els veïns. La gent que viu a l’altra banda " +
			"del riu no sap com anirà a la feina, però els comerciants del centre són els que més es queixen, perquè ja fa anys que esperen.",
		"Galician": "O concello pechou o martes a ponte vella despois de que os enxeñeiros atopasen fendas nos piares; as obras comezarán na primavera, " +
			"e o transbordador será de balde mentres a ponte estea pechada, dixo onte a alcaldesa. A xente que vive na outra beira do río non sabe " +
			"como irá ao traballo, pero os comerciantes do centro son os que máis se queixan, porque hai xa anos que agardan por unha nova.",
		"Afrikaans": "Die stadsraad het die ou brug Dinsdag gesluit nadat ingenieurs krake in die pilare gevind het; die werk sal in die lente begin, " +
			"en die veerboot is gratis solank die brug nie oop is nie, het die burgemeester gesê. Die mense wat aan die ander kant van die rivier woon, " +
			"weet nie hoe hulle by die werk sal kom nie, maar dit is die winkels in die middestad wat die meeste kla.",
		"Frisian": "De gemeenteried hat tiisdei de âlde brêge sletten nei’t yngenieurs skuorren yn de pylders fûn hiene; it wurk begjint yn de maitiid, " +
			"en de pont is fergees sa lang’t de brêge ticht is, sei de boargemaster. De minsken dy’t oan de oare kant fan de rivier wenje, " +
			"witte net hoe’t se nei har wurk komme moatte.",
		"Slovak":    "Mestská rada v utorok zatvorila starý most po tom, čo inžinieri našli v jeho pilieroch trhliny; práce sa začnú na jar.",
		"Croatian":  "Gradsko vijeće zatvorilo je u utorak stari most nakon što su inženjeri našli pukotine u njegovim stupovima; radovi će početi u proljeće.",
		"Finnish":   "Kaupunginvaltuusto sulki tiistaina vanhan sillan, kun insinöörit olivat löytäneet sen pilareista halkeamia; työt alkavat keväällä.",
		"Esperanto": "La urba konsilio fermis marde la malnovan ponton, ĉar inĝenieroj trovis fendojn en ĝiaj kolonoj; la laboroj komenciĝos en printempo.",
		"Indonesian": "Dewan kota menutup jembatan tua itu pada hari Selasa setelah para insinyur menemukan retakan di tiang-tiangnya; pekerjaan akan dimulai pada musim semi, " +
			"dan kapal penyeberangan tidak dipungut biaya selama jembatan itu ditutup untuk orang yang tinggal di seberang sungai.",
		"Belarusian": "Гарадскі савет зачыніў у аўторак стары мост, пасля таго як інжынеры знайшлі расколіны ў яго апорах; работы пачнуцца вясной.",
		"Macedonian": "Градскиот совет го затвори во вторникот стариот мост откако инженерите најдоа пукнатини во неговите столбови; работата ќе почне на пролет, " +
			"а траектот ќе биде бесплатен додека мостот е затворен за луѓето кои живеат на другата страна, рече градоначалничката.",
	} {
		t.Run(reason, func(t *testing.T) {
			code, confidence := identify(text)
			assert.Equal(t, language.Undetermined, code)
			assert.Zero(t, confidence)
		})
	}
}

// Texts of twenty words were all told before words were looked up.
func TestIdentifyTwentyWords(t *testing.T) {
	data, err := os.ReadFile("testdata/twenty.txt")
	require.NoError(t, err)
	told := map[string]int{}
	for line := range strings.Lines(string(data)) {
		want, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		if want == "#" {
			continue
		}
		if want != "ja" && want != "th" && want != "zh" {
			assert.Len(t, regexp.MustCompile(`[\pL\pM’-]+`).FindAllString(text, -1), 20, text)
		}
		code, confidence := identify(text)
		assert.Equal(t, want, code, text)
		assert.GreaterOrEqual(t, confidence, .95, text)
		told[code]++
	}
	assert.Len(t, told, len(sentences), "every language")
}

// Letters at random are in no language for sure, however sure lingua-go is of them, and a
// text of three words rarely is; prose is, short as it may be.
func TestIdentifyIsUnsureOfWhatIsNoProse(t *testing.T) {
	const sure = .8 // from which package detector takes a language as identified
	for _, text := range []string{
		"blorf snarg wibble", "xqzt vkrp wwlm qqrs", "asdf asdf asdf asdf asdf asdf", "pezqleqyhy ryw jpjzpfrf", "koruzo viki la volo",
		"kjyi jrsc tnsw nsgrussv aozfz sbojifq", "laka nibosopo to hamade mija kexa hari va licu ji",
		"nczgac ainl libaatly daopovfok iexsf xzrl ztxcd jfuyzhrcov pbwe mkl qwerk zdf hjkl vbnm trewq gfdsa plokm ijnuh",
		"щзкы фывап олдж ячсм ъхзщ",
	} {
		code, confidence := identify(text)
		assert.Less(t, confidence, sure, "%s is called %s", text, code)
	}
	for want, text := range map[string]string{
		"en": "The bridge is closed, and nobody knows for how long.", "de": "Die Brücke ist gesperrt, und niemand weiß, wie lange noch.",
		"fr": "Le pont est fermé et personne ne sait pour combien de temps.", "es": "El puente está cerrado y nadie sabe por cuánto tiempo.",
		"it": "Il ponte è chiuso e nessuno sa per quanto tempo.", "pt": "A ponte está fechada e ninguém sabe por quanto tempo.",
		"nl": "De brug is dicht en niemand weet hoe lang het nog duurt.", "pl": "Most jest zamknięty i nikt nie wie, na jak długo.",
		"ru": "Мост закрыт, и никто не знает, как долго это продлится.", "uk": "Міст закрито, і ніхто не знає, як довго це триватиме.",
	} {
		code, confidence := identify(text)
		assert.Equal(t, want, code, text)
		assert.GreaterOrEqual(t, confidence, sure, text)
	}
}

// A few non-words beside a text in English are too little to say anything of, and not in
// another language; what is in another language is.
func TestNonsenseIsNotCalledAnotherLanguage(t *testing.T) {
	d, err := detector.New(detector.WithIdentifier(language.Identifier{}))
	require.NoError(t, err)
	reference := detector.Text{Text: strings.Repeat(sentences["en"]+" ", 3)}
	for _, c := range []struct {
		suspect string
		want    detector.Verdict
	}{
		{"blorf snarg wibble", detector.Insufficient},
		{"xqzt vkrp wwlm qqrs", detector.Insufficient},
		{"asdf asdf asdf asdf asdf asdf", detector.Insufficient},
		{"kjyi jrsc tnsw nsgrussv aozfz sbojifq", detector.Insufficient},
		{sentences["de"], detector.OtherLanguage},
		{sentences["pl"], detector.OtherLanguage},
		{sentences["uk"], detector.OtherLanguage},
		{"Le pont est fermé et personne ne sait pour combien de temps.", detector.OtherLanguage},
	} {
		r, err := d.Compare(t.Context(), detector.Text{Text: c.suspect}, reference)
		require.NoError(t, err)
		assert.Equal(t, c.want, r.Verdict, c.suspect)
	}
}

// Names from elsewhere do not make an English text foreign.
func TestIdentifyBearsForeignNames(t *testing.T) {
	code, _ := identify("Prime minister Łukasz Żółkiewski met Søren Ångström in Malmö on Monday. " +
		sentences["en"])
	assert.Equal(t, "en", code)
}

func TestIdentifyCostsTheSameForLongTexts(t *testing.T) {
	identify(sentences["en"]) // reads the models
	text := strings.Repeat(sentences["en"]+" ", 30_000)
	start := time.Now()
	code, _ := identify(text)
	assert.Equal(t, "en", code)
	assert.Less(t, time.Since(start), 2*time.Second, "4 MB in full would take longer")
}

func TestModelNamesTheVersionInGoMod(t *testing.T) {
	gomod, err := os.ReadFile("../../go.mod")
	require.NoError(t, err)
	version := regexp.MustCompile(`pemistahl/lingua-go v(\S+)`).FindSubmatch(gomod)
	require.NotNil(t, version)
	assert.Contains(t, language.Identifier{}.Model(), "lingua-go "+string(version[1])+",")
}

// BenchmarkIdentify measures texts that were never seen before: prose that
// words tell, and a text in a language of which lingua-go must be asked.
func BenchmarkIdentify(b *testing.B) {
	texts := map[string]string{}
	data, err := os.ReadFile("testdata/twenty.txt")
	require.NoError(b, err)
	for line := range strings.Lines(string(data)) {
		code, text, _ := strings.Cut(line, " ")
		texts[code] += text
	}
	story, err := os.ReadFile("../../testdata/stories/bakery-takeover/reference.txt")
	require.NoError(b, err)
	texts["en"] = string(story)
	texts["und"] = strings.Repeat("Mestská rada v utorok zatvorila starý most, našli v jeho pilieroch trhliny. ", 40)
	for _, code := range []string{"en", "es", "ru", "zh", "und"} {
		b.Run("language="+code, func(b *testing.B) { benchmarkIdentify(b, texts[code]) })
	}
}

func benchmarkIdentify(b *testing.B, text string) {
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n++
		identify(text + fmt.Sprint(n))
	}
}

func ExampleIdentifier_Identify() {
	code, _ := language.Identifier{}.Identify("Le conseil municipal a fermé mardi le vieux pont.")
	fmt.Println(code)
	// Output: fr
}
