package io.connect.testbed.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsyncProfilerTest {

    @Test
    void namesPlatformsAsItsJarDoes() {
        assertThat(AsyncProfiler.platform("Linux", "amd64")).isEqualTo("linux-x64");
        assertThat(AsyncProfiler.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
        assertThat(AsyncProfiler.platform("Mac OS X", "aarch64")).isEqualTo("macos");
        assertThat(AsyncProfiler.platform("Windows 11", "amd64")).isEqualTo("windows-11-x64");
    }
}
