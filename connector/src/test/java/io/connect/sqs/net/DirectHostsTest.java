package io.connect.sqs.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "255.255.255.255",
                "0.0.0.0",
                "::1",
                "::",
                "2001:db8::7",
                "::ffff:10.0.0.1",
                "0:0:0:0:0:0:0:1"
            })
    void addressesAreTakenForAddresses(String text) {
        assertThat(DirectHosts.isAddress(text)).isTrue();
    }

    /** The JDK would ask a name server for these hosts, on the calling thread. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.300",
                "256.1.1.1",
                "10.1.2",
                "1.2.3.4.5",
                "9999999999.1.1.1",
                "proxy:3128",
                "a:b",
                "g::1",
                "host::name",
                "http://proxy:3128",
                "proxy:3128:",
                "example.com",
                ""
            })
    void nothingElseIs(String text) {
        assertThat(DirectHosts.isAddress(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.300,          10.1.2.300,      443,  true",
        "10.1.2.300/8,        10.1.2.3,        443,  false",
        "example.com:99999999999, example.com, 443,  false",
        "example.com:8443,    example.com,     8443, true",
        "[2001:db8::7]:8443,  [2001:db8::7],   8443, true",
        "[2001:db8::7]:8443,  [2001:db8::7],   443,  false",
        "fe80::1,             [fe80::1%eth0],  443,  true",
    })
    void whateverIsWrittenIsReadWithoutFailing(String entry, String host, int port, boolean direct) {
        assertThat(DirectHosts.ofNames(List.of(entry)).contains(host, port)).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({"[::1%lo], true", "127.9.9.9, true", "127.0.0.300, false", "::2, false", "localhost:1:x, false"})
    void theOwnMachineIsKnownByItsAddress(String host, boolean own) {
        assertThat(DirectHosts.isOwnMachine(host)).isEqualTo(own);
    }
}
