package io.connect.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.connect.reports.SampleRuns;
import io.connect.reports.history.HistoryEntry;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Series;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the pages in a real browser and checks the drawn charts. */
class RenderedReportIT {

    private static final Pattern CHART = Pattern.compile(
            "<figure><figcaption>([^<]*)</figcaption><div class=\"chart\"(.*?)</figure>", Pattern.DOTALL);
    private static final Pattern LINES = Pattern.compile("data-lines=\"(\\d+)\"");

    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    @TempDir
    Path work;

    private Browser browser;

    @BeforeEach
    void needsABrowser() {
        Optional<Path> program = Browser.find();
        if (program.isEmpty() && Browser.required()) {
            fail(
                    "no Chromium on the PATH: the reports were not rendered. Install one (Debian: apt-get install chromium)");
        }
        assumeTrue(program.isPresent(), "NOT RUN: RenderedReportIT needs Chromium on the PATH and there is none");
        browser = new Browser(program.get(), work);
    }

    @Test
    void everyChartOfARunDrawsEveryLineInTheDark() throws Exception {
        Path run = SamplePages.write(work);

        String dom = browser.dom(
                run.resolve("index.html"), "--window-size=1300,1000", "--blink-settings=preferredColorScheme=0");

        List<String> titles = drawnCharts(dom);
        assertThat(titles)
                .containsExactlyInAnyOrder(
                        "Offered and delivered",
                        "End-to-end latency by second of arrival",
                        "Latency by percentile",
                        "Messages in the queue",
                        "CPU per process",
                        "Heap per process",
                        "Garbage collector pauses",
                        "Offered and delivered",
                        "End-to-end latency by second of arrival",
                        "Latency by percentile",
                        "Messages in the queue",
                        "CPU per process",
                        "Heap per process",
                        "Garbage collector pauses");
        assertThat(dom).as("the fault's window is named in the chart").contains(">link cut on kafka-1</text>");
        assertThat(dom).as("the colours for a dark page").contains("stroke=\"#56B4E9\"");
    }

    @Test
    void drawsOnAPhoneByDaylight() throws Exception {
        Path page = SamplePages.write(work).resolve("index.html");

        String dom = browser.dom(page, "--window-size=400,800", "--blink-settings=preferredColorScheme=1");

        assertThat(drawnCharts(dom)).hasSize(14);
        assertThat(dom).as("the colours for a light page").contains("stroke=\"#0072B2\"");
    }

    @Test
    void printsOnPaper() throws Exception {
        Path pdf = browser.print(SamplePages.write(work).resolve("index.html"));

        assertThat(Files.size(pdf)).isGreaterThan(20_000);
    }

    @Test
    void tenScenariosArePrintedOnSixPages() throws Exception {
        Path pdf = browser.print(SamplePages.writeSuite(work).resolve("index.html"));

        String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        long pages = PAGE.matcher(text).results().count();
        assertThat(pages).isBetween(2L, 6L);
    }

    @Test
    void aPhoneShowsTheTableFirstAndNoChartDelaysThePage() throws Exception {
        Path page = SamplePages.writeSuite(work).resolve("index.html");
        String probe = "<script>document.title = 'top '"
                + " + Math.round(document.querySelector('main table').getBoundingClientRect().top)"
                + " + ' library ' + typeof (window.echarts || undefined) + ' height ' + document.body.scrollHeight;</script></body>";
        Path probed = Files.writeString(
                work.resolve("probed.html"),
                Files.readString(page).replace("</body>", probe).replaceFirst("reveal\\(\\);\\R", ""));

        String dom = browser.dom(probed, "--window-size=500,800");

        Matcher measured = Pattern.compile("<title>top (\\d+) library (\\w+) height (\\d+)</title>")
                .matcher(dom);
        assertThat(measured.find()).as(dom.substring(0, 300)).isTrue();
        assertThat(Integer.parseInt(measured.group(1)))
                .as("pixels above the table")
                .isLessThan(300);
        assertThat(measured.group(2))
                .as("the chart library while the page opens")
                .isEqualTo("undefined");
    }

    @Test
    void theTimeAxisBeginsSecondsBeforeTheStartAndNotMinutes() throws Exception {
        RunResult steady = SampleRuns.steady("r").builder().build();
        Map<String, Series> series = new LinkedHashMap<>();
        steady.series().forEach((name, of) -> series.put(name, new Series(of.unit(), -8.5, 1, of.values())));
        String page =
                ReportPage.of("r", List.of(steady.toBuilder().series(series).build()), List.of(), Map.of());

        String dom = browser.dom(Files.writeString(work.resolve("early.html"), page));

        assertThat(dom).contains(">−0:09</text>").doesNotContain(">-1:", ">−1:");
    }

    @Test
    void runsAreDrawnOverEachOther() throws Exception {
        String page = OverlayPage.of(
                "Two runs",
                List.of(
                        SampleRuns.burst("first").build(),
                        SampleRuns.burst("second").capacity(1_100).seed(2).build()));

        String dom = browser.dom(Files.writeString(work.resolve("overlay.html"), page));

        assertThat(drawnCharts(dom)).hasSize(5);
        assertThat(dom).contains(">first</text>").contains(">second</text>");
    }

    @Test
    void theTrendMarksItsChangePoint() throws Exception {
        String page = TrendPage.of(history());

        String dom = browser.dom(Files.writeString(work.resolve("trend.html"), page));

        assertThat(drawnCharts(dom)).contains("latency-p95", "throughput");
        assertThat(dom).contains("latency-p95 moved from");
        assertThat(dom).as("the mark's label in the chart").containsPattern(">\\+\\d+\\.\\d %</text>");
    }

    private static List<HistoryEntry> history() {
        List<HistoryEntry> entries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            RunResult result = SampleRuns.steady("run-" + i)
                    .seed(i)
                    .latencyTimes(i < 10 ? 1 : 1.3)
                    .builder()
                    .build();
            entries.add(HistoryEntry.of(result.toBuilder()
                    .startedAt(result.startedAt().plus(Duration.ofDays(i)))
                    .build()));
        }
        return entries;
    }

    /** The titles of the charts, after a check that each picture has a stroke for each of its lines. */
    private static List<String> drawnCharts(String dom) throws IOException {
        List<String> titles = new ArrayList<>();
        Matcher charts = CHART.matcher(dom);
        while (charts.find()) {
            String title = charts.group(1);
            Matcher lines = LINES.matcher(charts.group(2));
            assertThat(lines.find()).as("chart '" + title + "' was drawn").isTrue();
            String svg = charts.group(2);
            assertThat(svg).as("chart '" + title + "'").contains("<svg");
            int strokes = svg.split("<path", -1).length - 1;
            assertThat(strokes)
                    .as("strokes in chart '" + title + "'")
                    .isGreaterThanOrEqualTo(Integer.parseInt(lines.group(1)));
            assertThat(svg).as("axis labels of chart '" + title + "'").contains("</text>");
            titles.add(title);
        }
        return titles;
    }
}
