package report_test

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/report"
)

// assertJSON holds what AppendJSON writes to what encoding/json writes.
func assertJSON(t testing.TB, v interface{ AppendJSON([]byte) []byte }) {
	t.Helper()
	got := string(v.AppendJSON([]byte("before")))
	require.Equal(t, "before"+encoded(t, v), got)
}

func encoded(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	require.NoError(t, e.Encode(v))
	return strings.TrimSuffix(b.String(), "\n")
}

// A field that is added to the report and forgotten in AppendJSON fails here.
func TestAppendJSONKnowsEveryField(t *testing.T) {
	var r report.Report
	(&filler{}).fill(t, reflect.ValueOf(&r).Elem())
	assertJSON(t, &r)
	var verification report.Verification
	(&filler{}).fill(t, reflect.ValueOf(&verification).Elem())
	assertJSON(t, &verification)
}

func TestAppendJSONLeavesOutWhatIsEmpty(t *testing.T) {
	assertJSON(t, &report.Report{})
	assertJSON(t, &report.Verification{})
	assertJSON(t, &report.Report{
		Reasons: []report.Reason{}, References: []report.ReferenceInfo{{}}, Passages: []report.Passage{{}, {References: []report.ReferenceSpan{}}},
		Rows:          []report.Row{{}, {References: []report.ReferenceSpan{}, Changes: []report.Change{}}, {Changes: []report.Change{{}}}},
		Substitutions: []report.Substitution{{}, {Suggestions: []string{}}}, Quotations: []report.Quotation{{}, {Changes: []report.QuotationChange{}}},
		Warnings: []report.Warning{{}}, Method: report.Method{Dismissed: []string{}}, Inputs: []report.Input{{}},
	})
}

func TestAppendJSONPanicsOnNoNumber(t *testing.T) {
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		assert.Panics(t, func() { (&report.Report{SpinScore: x}).AppendJSON(nil) })
	}
}

func TestAppendJSONString(t *testing.T) {
	var ascii strings.Builder
	for c := range byte(0x80) {
		ascii.WriteByte(c)
	}
	for _, s := range []string{
		"", "plain", ascii.String(), "\u2027\u2028\u2029\u202a", "\uFFFD \xff \xef \xef\xbf \xed\xa0\x80 \xc0\x80", "😀é漢",
	} {
		assert.Equal(t, encoded(t, s), string(report.AppendJSONString(nil, s)))
	}
}

// A filler gives every field it reaches a value of its own.
type filler struct{ n int }

// strangeNumbers are written with an exponent, or nearly.
var strangeNumbers = []float64{.1, -2.5, 1e-6, 9.99e-7, -3e-10, 1.25e-100, 1e20, 1e21, 5e300, math.MaxFloat64, math.SmallestNonzeroFloat64, 1.0 / 3}

func (f *filler) fill(t *testing.T, v reflect.Value) {
	f.n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(strconv.Itoa(f.n) + " \"\\/<&>\u2028\x01\x7f\n😀")
	case reflect.Int:
		v.SetInt(int64(f.n))
	case reflect.Float64:
		v.SetFloat(strangeNumbers[f.n%len(strangeNumbers)])
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(t, v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			f.fill(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(t, v.Field(i))
		}
	default:
		t.Fatalf("the report has a field of kind %s, which this test cannot fill", v.Kind())
	}
}
