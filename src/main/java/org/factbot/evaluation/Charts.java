package org.factbot.evaluation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the report's plots as SVG elements that take their colours from the page: text and axes in the page's text colour,
 * data in its {@code --accent}. Every plot is empty on a Java that cannot draw letters (a machine without fonts).
 */
final class Charts {
    private static final Logger LOG = LoggerFactory.getLogger(Charts.class);

    /** Stand-ins that the page's own colours replace; each occurs nowhere else in a plot. */
    private static final Color INK = new Color(1, 2, 3);

    private static final Color DATA = new Color(4, 5, 6);
    private static final Color HELP = new Color(7, 8, 9);
    private static final Color CLEAR = new Color(0, 0, 0, 0);

    private static final Pattern PROLOGUE = Pattern.compile("(?s)^.*?(?=<svg )");
    private static final Pattern FRAME = Pattern.compile("<svg [^>]*viewBox=\"([^\"]*)\"[^>]*>");
    private static final Pattern LONG_DECIMALS = Pattern.compile("(\\d\\.\\d\\d)\\d+");

    static {
        // We draw into memory: no window, no dock icon, no display to be missed.
        System.setProperty("java.awt.headless", "true");
    }

    private int drawn;

    /** Risk against coverage; both axes shares. */
    Optional<String> riskCoverage(List<Calibration.Point> curve) {
        return draw("Risk against coverage", () -> {
            XYChart chart = chart("coverage", "risk");
            double worst =
                    curve.stream().mapToDouble(Calibration.Point::risk).max().orElse(0);
            shares(chart.getStyler(), Math.max(0.05, worst));
            line(
                    chart,
                    "risk",
                    curve.stream().mapToDouble(Calibration.Point::coverage).toArray(),
                    curve.stream().mapToDouble(Calibration.Point::risk).toArray(),
                    DATA,
                    SeriesMarkers.NONE);
            return chart;
        });
    }

    /** Share right against confidence; the diagonal is what an honest confidence gives. */
    Optional<String> reliability(List<Calibration.Bin> bins) {
        return draw("Share right against confidence", () -> {
            XYChart chart = chart("confidence", "share right");
            shares(chart.getStyler(), 1);
            line(chart, "honest", new double[] {0, 1}, new double[] {0, 1}, HELP, SeriesMarkers.NONE);
            line(
                    chart,
                    "ours",
                    bins.stream().mapToDouble(Calibration.Bin::confidence).toArray(),
                    bins.stream().mapToDouble(Calibration.Bin::right).toArray(),
                    DATA,
                    SeriesMarkers.CIRCLE);
            return chart;
        });
    }

    /** Time against length, a dot a question. */
    Optional<String> latency(List<Verdict> verdicts) {
        return draw("Time against length of the question", () -> {
            XYChart chart = chart("characters", "milliseconds");
            chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
            chart.getStyler().setXAxisMin(0.0).setYAxisMin(0.0);
            XYSeries series = chart.addSeries(
                    "questions",
                    verdicts.stream()
                            .mapToDouble(v -> v.question()
                                    .text()
                                    .codePointCount(0, v.question().text().length()))
                            .toArray(),
                    verdicts.stream().mapToDouble(v -> v.took().toNanos() / 1e6).toArray());
            series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(DATA);
            return chart;
        });
    }

    private interface Drawing {
        XYChart chart();
    }

    private Optional<String> draw(String title, Drawing drawing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            VectorGraphicsEncoder.saveVectorGraphic(
                    drawing.chart(), bytes, VectorGraphicsEncoder.VectorGraphicsFormat.SVG);
            return Optional.of(inline(title, bytes.toString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | LinkageError | InternalError e) {
            // What Java throws where it finds no fonts differs from version to version; the tables hold the same
            // figures.
            LOG.warn("No plot of {}: this Java cannot draw letters ({})", title, e.toString());
            return Optional.empty();
        }
    }

    private static XYChart chart(String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(440)
                .height(300)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLocale(Locale.ROOT).setDecimalPattern("0.##");
        styler.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR);
        styler.setChartFontColor(INK).setLegendVisible(false).setBaseFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        styler.setAxisTickLabelsColor(INK).setAxisTickMarksColor(INK).setPlotGridLinesColor(HELP);
        styler.setPlotBorderVisible(false).setMarkerSize(6);
        styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        return chart;
    }

    private static void shares(XYStyler styler, double highest) {
        styler.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(highest);
    }

    private static void line(XYChart chart, String name, double[] xs, double[] ys, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, xs, ys);
        series.setLineColor(color).setLineStyle(new BasicStroke(2));
        series.setMarker(marker).setMarkerColor(color);
    }

    /** Makes an element of a page out of a document: scales with the page, named for those who do not see it. */
    private String inline(String title, String document) {
        String svg = PROLOGUE.matcher(document).replaceFirst("");
        svg = FRAME.matcher(svg)
                .replaceFirst("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"$1\" role=\"img\" aria-label=\""
                        + title + "\">");
        return LONG_DECIMALS
                .matcher(svg)
                .replaceAll("$1")
                .replaceAll("([\"#])clip(?=-?\\d)", "$1plot" + drawn++ + "-")
                .replace("rgb(1,2,3)", "currentColor")
                .replace("rgb(4,5,6)", "var(--accent)")
                .replace("rgb(7,8,9)", "var(--faint)");
    }
}
