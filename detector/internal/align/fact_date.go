package align

import "unspin/detector/internal/text"

func onlyYear(d text.Date) bool { return d == text.Date{Year: d.Year} }

// parts returns by what a date is looked for: what of it tells it, the most telling first;
// the zero date for what it leaves out.
func parts(d text.Date) [4]text.Date {
	p := [4]text.Date{{}, {Month: d.Month}, {Weekday: d.Weekday}, {Year: d.Year}}
	if d.Day > 0 {
		p[0] = text.Date{Month: d.Month, Day: d.Day}
	}
	return p
}

// telling returns the most telling part of a date.
func telling(d text.Date) text.Date {
	for _, p := range parts(d) {
		if p != (text.Date{}) {
			return p
		}
	}
	return d
}

// tells reports whether a text that has date known tells date d: all of it, or day and month
// where neither is of another year or day of the week.
func tells(known, d text.Date) bool {
	if differ(known.Year, d.Year) || differ(known.Month, d.Month) || differ(known.Day, d.Day) || differ(known.Weekday, d.Weekday) {
		return false
	}
	return known.Day > 0 && known.Day == d.Day || filled(known, d) == known
}

func differ[T int8 | int16](a, b T) bool { return a != 0 && b != 0 && a != b }

// filled returns d with what it leaves out and other has.
func filled(d, other text.Date) text.Date {
	if d.Year == 0 {
		d.Year = other.Year
	}
	if d.Month == 0 {
		d.Month = other.Month
	}
	if d.Day == 0 {
		d.Day = other.Day
	}
	if d.Weekday == 0 {
		d.Weekday = other.Weekday
	}
	return d
}
