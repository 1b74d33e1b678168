package io.connect.toxiproxy.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private final NameLookup names = new NameLookup(InetAddress::getAllByName, NameLookup.LIMIT);

    @ParameterizedTest
    @CsvSource({
        "localhost:80,localhost,80",
        "127.0.0.1:0,127.0.0.1,0",
        ":8080,'',8080",
        "[::1]:9,::1,9",
        "[::1]:ssh,::1,22",
        "a:HTTPS,a,443",
        "'','',0"
    })
    void readsTheSameAddressesAsGo(String text, String host, int port) {
        assertThat(Address.parse(text)).isEqualTo(new Address(host, port));
    }

    @ParameterizedTest
    @CsvSource({
        "8080,address 8080: missing port in address",
        "localhost,address localhost: missing port in address",
        "::1:80,address ::1:80: too many colons in address",
        "'[::1:80',address [::1:80: missing ']' in address",
        "localhost:http2go,lookup tcp/http2go: unknown port",
        "localhost:70000,address 70000: invalid port"
    })
    void refusesInTheWordsOfTheGenuineServer(String text, String message) {
        assertThatThrownBy(() -> Address.parse(text)).hasMessage(message);
    }

    @Test
    void readsServicesAndTheirAliasesFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("services"),
                "# comment\nfoo 7001/tcp Bar baz # more\nfoo 7002/udp\n\nbroken\nqux\t7003/tcp\n");

        assertThat(ServicePorts.read(file))
                .containsEntry("foo", 7001)
                .containsEntry("bar", 7001)
                .containsEntry("baz", 7001)
                .containsEntry("qux", 7003)
                .containsEntry("http", 80);
        assertThat(ServicePorts.read(folder.resolve("none"))).containsEntry("http", 80);
    }

    @Test
    void writesWildcardAndIpv6AsGoDoes() throws UnknownHostException {
        assertThat(Address.text(new InetSocketAddress(81))).isEqualTo("[::]:81");
        assertThat(Address.text(new InetSocketAddress(InetAddress.getByName("::1"), 82)))
                .isEqualTo("[::1]:82");
        assertThat(Address.text(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 83)))
                .isEqualTo("127.0.0.1:83");
    }

    @ParameterizedTest
    @ValueSource(strings = {":81", "0.0.0.0:81", "[::]:81"})
    void everyInterfaceIsEveryOneThereIsWithOrWithoutIpv6(String text) throws UnknownHostException {
        assertThat(Address.parse(text).toListen(names)).isEqualTo(new InetSocketAddress(81));
    }
}
