package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"unspin/detector"
)

// A pair is one line of -batch: what to compare, and what to call it.
type pair struct {
	id         json.RawMessage // as it came; nil where there is none
	suspect    detector.Text
	references []detector.Text
	broken     bool // some text held bytes that are not UTF-8, which JSON decoding replaces
}

// parsePair reads a line. Where that fails, the pair still holds the id if it
// came before the fault.
func parsePair(line []byte) (p pair, err error) {
	if len(bytes.TrimSpace(line)) == 0 {
		return p, errors.New("empty line")
	}
	fields, err := parseFields(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")), func(name string, value json.RawMessage) {
		if name == "id" {
			p.id = bytes.ToValidUTF8(value, []byte("\uFFFD"))
		}
	})
	if err != nil {
		return p, err
	}
	if isNull(fields["suspect"]) {
		return p, errors.New("no suspect")
	}
	if p.suspect, err = p.text("suspect", fields["suspect"]); err != nil {
		return p, err
	}
	return p, p.parseReferences(fields["reference"], fields["references"])
}

// parseReferences reads either form; null is as good as absent.
func (p *pair) parseReferences(one, many json.RawMessage) error {
	var list []json.RawMessage
	switch {
	case !isNull(one) && !isNull(many):
		return errors.New("both reference and references; give one of them")
	case !isNull(one):
		list = []json.RawMessage{one}
	case !isNull(many):
		if err := json.Unmarshal(many, &list); err != nil {
			return errors.New("references is not a list")
		}
	}
	for i, raw := range list {
		name := "reference"
		if !isNull(many) {
			name = fmt.Sprintf("references[%d]", i)
		}
		text, err := p.text(name, raw)
		if err != nil {
			return err
		}
		p.references = append(p.references, text)
	}
	return nil
}

// text reads a text: a string, or an object that holds one.
func (p *pair) text(name string, raw json.RawMessage) (text detector.Text, err error) {
	p.broken = p.broken || !utf8.Valid(raw)
	if len(raw) == 0 || raw[0] != '{' {
		return text, parseString(name, raw, &text.Text)
	}
	fields, err := parseFields(raw, nil)
	if err != nil {
		return text, err
	}
	if err := parseString(name+".text", fields["text"], &text.Text); err != nil {
		return text, err
	}
	for key, to := range map[string]*string{
		"name": &text.Name, "url": &text.URL, "title": &text.Title, "captured": &text.Captured,
	} {
		if isNull(fields[key]) {
			continue
		}
		if err := parseString(name+"."+key, fields[key], to); err != nil {
			return text, err
		}
	}
	return text, nil
}

func parseString(name string, raw json.RawMessage, to *string) error {
	if len(raw) == 0 || raw[0] != '"' {
		return fmt.Errorf("%s is not a string", name)
	}
	return json.Unmarshal(raw, to)
}

// parseFields reads a JSON object and nothing after it. Unlike decoding into
// a struct it takes names exactly as written, and shows each field as soon
// as it is read, also where the object turns out to be broken further on.
func parseFields(line []byte, see func(name string, value json.RawMessage)) (map[string]json.RawMessage, error) {
	dec := json.NewDecoder(bytes.NewReader(line))
	if open, err := dec.Token(); err != nil {
		return nil, badJSON(err)
	} else if open != json.Delim('{') {
		return nil, errors.New("not a JSON object")
	}
	fields := make(map[string]json.RawMessage)
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, badJSON(err)
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, badJSON(err)
		}
		name := key.(string) // the decoder refuses any other key
		fields[name] = value
		if see != nil {
			see(name, value)
		}
	}
	if _, err := dec.Token(); err != nil {
		return nil, badJSON(err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, errors.New("more than one JSON value on the line")
	}
	return fields, nil
}

func badJSON(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return errors.New("not valid JSON: it ends too early")
	}
	return fmt.Errorf("not valid JSON: %w", err)
}

func isNull(raw json.RawMessage) bool {
	return len(raw) == 0 || string(raw) == "null"
}
