/** Two builds of a subject in pairs: roles, settings, environments side by side, and the score of each pair. */
package io.connect.bench.pair;
