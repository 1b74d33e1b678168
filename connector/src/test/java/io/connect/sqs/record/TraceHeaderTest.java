package io.connect.sqs.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceHeaderTest {

    @ParameterizedTest
    @CsvSource({
        "Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1,"
                + " 00-67891233abcdef012345678912345678-53995c3f42cd8ad8-01",
        "Parent=53995c3f42cd8ad8;Root=1-67891233-abcdef012345678912345678;Sampled=0,"
                + " 00-67891233abcdef012345678912345678-53995c3f42cd8ad8-00",
        "Root=1-67891233-abcdef012345678912345678,",
        "nonsense,",
    })
    void anXRayHeaderBecomesATraceparentWhereItHasRootAndParent(String xray, String traceparent) {
        assertThat(TraceHeader.toTraceparent(xray).orElse(null)).isEqualTo(traceparent);
    }
}
