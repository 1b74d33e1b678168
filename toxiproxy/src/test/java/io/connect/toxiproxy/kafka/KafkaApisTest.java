package io.connect.toxiproxy.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

class KafkaApisTest {

    private static final Path COMMITTED = Path.of("kafka-apis.md");

    @Test
    void committedTableIsThatOfKafkaClients() throws IOException {
        String printed = "# Calls of Kafka that a `kafka_call` understands\n\n"
                + "Written by `KafkaApisTest` from the API keys of kafka-clients. A request of another key or version passes\n"
                + "untouched and is counted as `unknown` by the toxics of its key.\n\n"
                + KafkaApis.table();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(COMMITTED, printed);
        }
        assertThat(COMMITTED)
                .as("kafka-apis.md is stale; write it anew with "
                        + "mvn -pl toxiproxy test -Dtest=KafkaApisTest -Ddocs.write=true")
                .content()
                .isEqualTo(printed);
    }

    @Test
    void understandsVersionsOfItsKafkaClientsOnly() {
        short latest = ApiKeys.END_TXN.latestVersion();

        assertThat(KafkaApis.understood(ApiKeys.END_TXN.id, latest)).contains(ApiKeys.END_TXN);
        assertThat(KafkaApis.understood(ApiKeys.END_TXN.id, (short) (latest + 1)))
                .isEmpty();
        assertThat(KafkaApis.understood((short) 9_999, (short) 0)).isEmpty();
    }

    @Test
    void knowsWhichRequestsNameTopicsAndTransactions() {
        assertThat(KafkaApis.all())
                .filteredOn(api -> new BodyNames(api).mayNameTopics())
                .contains(
                        ApiKeys.PRODUCE,
                        ApiKeys.FETCH,
                        ApiKeys.METADATA,
                        ApiKeys.OFFSET_FETCH,
                        ApiKeys.ADD_PARTITIONS_TO_TXN)
                .doesNotContain(ApiKeys.END_TXN, ApiKeys.INIT_PRODUCER_ID, ApiKeys.HEARTBEAT);
        assertThat(KafkaApis.all())
                .filteredOn(api -> new BodyNames(api).mayNameTransactions())
                .contains(
                        ApiKeys.PRODUCE,
                        ApiKeys.END_TXN,
                        ApiKeys.INIT_PRODUCER_ID,
                        ApiKeys.FIND_COORDINATOR,
                        ApiKeys.ADD_PARTITIONS_TO_TXN,
                        ApiKeys.TXN_OFFSET_COMMIT,
                        ApiKeys.ADD_OFFSETS_TO_TXN)
                .doesNotContain(ApiKeys.FETCH, ApiKeys.HEARTBEAT);
    }
}
