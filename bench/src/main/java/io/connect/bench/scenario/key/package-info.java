/** Descriptions that records give of their keys, so that one reader and one printer serve them all. Knows no YAML and no JSON. */
package io.connect.bench.scenario.key;
