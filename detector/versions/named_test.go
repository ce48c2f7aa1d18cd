package versions_test

import "unspin/detector/versions"

// named returns what each text and source that has a parent hangs from, by name.
func named(l *versions.Lineage) map[string]string {
	from := map[string]string{}
	for _, link := range l.Links {
		from[l.Name(link.To)] = l.Name(link.From)
	}
	return from
}
