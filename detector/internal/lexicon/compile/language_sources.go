package main

import "path/filepath"

// Sources of the packs of other languages. The sections that each is compiled
// into stay its own: see packs/README.md for what that means for their licences.

func tesseract(language, sha256 string) source {
	return source{
		"@tesseract.js-data/" + language + " (npm)", "1.0.0", "Apache-2.0",
		"tesseract.js-data-" + language + "-1.0.0.tgz", sha256,
	}
}

func golem(language, sha256 string) source {
	return source{
		"github.com/aaaton/golem/v4/dicts/" + language + " (Go)", "v1.0.1", "MIT; data ODbL-1.0",
		"golem-" + language + "-v1.0.1.zip", sha256,
	}
}

// libreOffice is a package whose version has an epoch, which files' names have not.
func libreOffice(name, version, licence, sha256 string) source {
	return source{name + " (Debian)", "1:" + version, licence, name + "_" + version + "_all.deb", sha256}
}

func trained(language string) string {
	return filepath.Join("package", "4.0.0", language+".traineddata.gz")
}

var (
	golemEs    = golem("es", "3e0b2d5ba011e4d2134dcc641b7bcbbdacc55602d67dedea39cd66fdb3a004ef")
	golemIt    = golem("it", "f69783aaaa716679cd0b4d92bcef463c97bef468de6e4cc8c8e5bea9bb23f314")
	golemDe    = golem("de", "4d1af10b69c580ff362d95986356ce69cd0344d7f64d46fdd5e11c05dadf5a98")
	hunspellFr = libreOffice("hunspell-fr-classical", "7.0-1", "MPL-2.0", "4dda94962c68d6a9276949b314f56a17f739da395f8f7978a49d1886d613526c")
	hunspellPt = libreOffice("hunspell-pt-pt", "7.5.0-1", "MPL-1.1", "00df1a3df04c8b93c9cd9b5a1afcda1c11e9f9fb418237320439f5213bf70aad")
	mythesEs   = libreOffice("mythes-es", "7.5.0-1", "LGPL-2.1", "95b53b986c9e42fe7560a83d136b1bf1e3b4c855b0ecd727ddfd5948fb112e40")
	mythesFr   = libreOffice("mythes-fr", "7.5.0-1", "LGPL-2.1-or-later", "c9cdf4b669f05662e2ad474c72f78b2b7a6c3dc4d35d645ac08b334c50b1f94a")
	mythesPt   = libreOffice("mythes-pt-br", "7.5.0-1", "MPL-1.1", "8d461f2da3f29e841591e548fba836bb48a68e5b30e331d7092df547cb78b70f")
	mythesIt   = libreOffice("mythes-it", "7.5.0-1", "GPL-3.0-or-later", "b64435d8ddbdfb5a4d1ea69135ab45d44940112827400a12f6f4cf854452eaaa")
	mythesDe   = source{"mythes-de (Debian)", "20160424-4", "LGPL-2.1-or-later", "mythes-de_20160424-4_all.deb", "d6dd3e78cee27689f20e5e832b8a47ba674f421c925ab8eeb1d992dda09606b0"}
)

var languages = []*language{
	{
		code: "es", version: 1,
		web: tesseract("spa", "b6814aa0f4f672c6772b9a5323b85c19887d030ffcf571e5c41a8b066fbb9d16"), webFile: trained("spa"),
		lemmas: []source{golemEs}, morphology: golemEs.morphology(&inflection{
			infinitive: []string{"ar", "er", "ir", "ír", "arse", "erse", "irse"}, gerund: []string{"ndo"},
			participle: []string{"ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "ído", "ída", "ídos", "ídas"},
			adverb:     []string{"mente"}, plural: []string{"s"},
		}),
		synonyms: []source{mythesEs}, thesaurus: mythesEs.thesaurus("th_es_ES_v2.dat"),
	},
	{
		code: "fr", version: 1,
		web: tesseract("fra", "ffcef66c64e763499d56ea3f8d7470215390b7c3ab8f33df19a2ab0f2d88c0e5"), webFile: trained("fra"),
		lemmas: []source{hunspellFr}, morphology: hunspellFr.hunspell("fr", frenchTags),
		synonyms: []source{mythesFr}, thesaurus: mythesFr.thesaurus("thes_fr.dat"),
	},
	{
		code: "pt", version: 1,
		web: tesseract("por", "e9d54a379afab14fbd18530fc6a6e6cc8f7c0be2799c74be854eda920aabddac"), webFile: trained("por"),
		lemmas: []source{hunspellPt}, morphology: hunspellPt.hunspell("pt_PT", portugueseTags),
		synonyms: []source{mythesPt}, thesaurus: mythesPt.thesaurus("th_pt_BR.dat"),
	},
	{
		code: "it", version: 2,
		web: tesseract("ita", "54d34ea85750346d5f2e2aa552856e4bff0c518278fcb44353f448d1aa29f8ca"), webFile: trained("ita"),
		lemmas: []source{golemIt}, morphology: golemIt.morphology(&inflection{
			infinitive: []string{"are", "ere", "ire", "rre", "arsi", "ersi", "irsi"}, gerund: []string{"ndo"},
			participle: []string{"ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite"},
			adverb:     []string{"mente"},
		}),
		synonyms: []source{mythesIt}, thesaurus: mythesIt.thesaurus("th_it_IT_v2.dat"),
	},
	{
		code: "de", version: 1,
		web: tesseract("deu", "929782d1d505ae09a568c41f2ea73182e84bb323205340abd72654584cd27b2c"), webFile: trained("deu"),
		lemmas: []source{golemDe}, morphology: golemDe.morphology(&inflection{
			infinitive: []string{"en", "eln", "ern"}, gerund: []string{"end", "ende", "enden", "endem", "ender", "endes"},
		}),
		synonyms: []source{mythesDe}, thesaurus: mythesDe.thesaurus("th_de_DE_v2.dat"),
	},
}

// morphology, hunspell and thesaurus say how a source is read, later.
func (s source) morphology(e *inflection) func(string) (morphology, error) {
	return func(dir string) (morphology, error) {
		forms, err := s.readGolem(dir)
		if err != nil {
			return nil, err
		}
		return e.morphology(forms), nil
	}
}

func (s source) hunspell(name string, tags tagReader) func(string) (morphology, error) {
	return func(dir string) (morphology, error) { return s.readHunspell(dir, name, tags) }
}

func (s source) thesaurus(file string) func(string) (*thesaurus, error) {
	return func(dir string) (*thesaurus, error) { return s.readMyThes(dir, file) }
}
