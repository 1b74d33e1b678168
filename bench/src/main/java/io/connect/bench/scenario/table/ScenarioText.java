package io.connect.bench.scenario.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code scenarios:} beside what a {@link Part} can say.
 *
 * @param group which simulation class runs it
 * @param purpose the claim that it tests
 * @param variants names of the variants, and of the profiles that each says something about
 * @param profiles what each profile chooses
 */
public record ScenarioText(String group, String purpose, Map<String, Variant> variants, Map<String, Choice> profiles) {

    /** An entry of {@code variants:}. */
    public record Variant(Map<String, Part> profiles) {}

    /**
     * An entry of {@code profiles:} in a scenario.
     *
     * @param run false when the profile leaves the scenario out
     * @param variants those that the profile runs; empty for all
     */
    public record Choice(Optional<Boolean> run, Optional<List<String>> variants) {}
}
