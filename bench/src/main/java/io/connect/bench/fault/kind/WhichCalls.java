package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Percent;
import io.connect.toxiproxy.toxic.call.Occurrence;
import java.util.Optional;

/**
 * The calls that a fault affects. At most one of the selections is set; without any, the fault affects every call.
 *
 * @param nth the number of the single affected call, counted from the start of the fault
 * @param every every n-th call is affected
 * @param share the share of calls that is affected, at random
 */
record WhichCalls(
        @Key(
                value = "One call only: its number, counted from when the fault comes into force.",
                least = "1",
                most = BILLION)
        Optional<Integer> nth,

        @Key(value = "Each n-th call.", least = "1", most = BILLION)
        Optional<Integer> every,

        @Key("A share of the calls, by chance.") Optional<Percent> share) {

    private static final String BILLION = "1000000000";

    WhichCalls {
        Occurrence.of(nth.map(Integer::longValue), every.map(Integer::longValue), share.map(Percent::fraction));
    }

    Occurrence occurrence() {
        return Occurrence.of(nth.map(Integer::longValue), every.map(Integer::longValue), share.map(Percent::fraction));
    }
}
