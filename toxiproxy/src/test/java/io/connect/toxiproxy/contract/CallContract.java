package io.connect.toxiproxy.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** Rules on the single calls of proxy {@code p}, which the genuine server does not have. */
abstract class CallContract extends ToxiproxyContract {

    private final String type;

    /** @param type the type of the toxic, such as {@code kafka_call} */
    CallContract(String type) {
        this.type = type;
    }

    /** Requests a rule; apostrophes in the attributes stand for quotation marks. */
    final Caller.Answer rule(String stream, String attributes) {
        return http.post(
                "/proxies/p/toxics",
                "{\"type\":\"" + type + "\",\"name\":\"rule\",\"stream\":\"" + stream + "\",\"attributes\":{"
                        + attributes.replace('\'', '"') + "}}");
    }

    /** Adds a rule to this project's server. */
    final void ours(String stream, String attributes) {
        assumeFalse(backend.genuine());
        Caller.Answer added = rule(stream, attributes);
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    /** The rule's counts of calls. */
    final String counts() {
        return http.get("/proxies/p/toxics/rule").json().path("calls").toString();
    }
}
