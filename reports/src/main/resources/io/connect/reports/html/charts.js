(function () {
  'use strict';
  // Okabe and Ito's colours, told apart by people who see red and green alike; dash patterns besides, for those who print grey.
  var LIGHT = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#8A6D00', '#3B7BBF', '#6B4C9A', '#444444'];
  var DARK = ['#56B4E9', '#F0935A', '#3FC99B', '#E79CC2', '#E6C619', '#8FC1F0', '#B79BE0', '#CCCCCC'];
  var DASHES = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4], [1, 2], [6, 2, 1, 2]];
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  // About the width of half a sheet, so that a chart's letters are as large as those around it.
  var PAPER = { width: 350, height: 180 };
  var FONT = getComputedStyle(document.body).fontFamily;
  var drawn = [];

  // Half a second before the start is -0:01, never -1:59; 59.6 s are 1:00, never 0:60.
  function clock(s) {
    var all = Math.round(Math.abs(s)), m = Math.floor(all / 60), r = all % 60;
    return (s < 0 && all > 0 ? '−' : '') + m + ':' + (r < 10 ? '0' : '') + r;
  }
  function day(ms) {
    return new Date(ms).toISOString().slice(0, 10);
  }
  function short(v) {
    if (v === null || v === undefined) { return '–'; }
    var a = Math.abs(v);
    if (a >= 1e6) { return trim(v / 1e6) + 'M'; }
    if (a >= 1e4) { return trim(v / 1e3) + 'k'; }
    return trim(v);
  }
  function trim(v) {
    var a = Math.abs(v);
    return String(+v.toFixed(a >= 100 || a === 0 ? 0 : a >= 10 ? 1 : a >= 1 ? 2 : 3));
  }
  function nines(x) {
    return x <= 1 ? '0 %' : +(100 - 100 / x).toFixed(Math.max(0, Math.round(Math.log10(x)) - 1) + 1) + ' %';
  }
  function html(text) {
    return String(text).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
  }

  function legendRows(chart, width) {
    var rows = 1, used = 0;
    chart.lines.forEach(function (l) {
      var need = 45 + 6.3 * l.name.length;
      if (used > 0 && used + need > width) { rows += 1; used = 0; }
      used += need;
    });
    return rows;
  }
  // All charts over time of a scenario share one axis, so that eyes can go straight up and down.
  function span(data) {
    var from = 0, to = 1;
    data.phases.forEach(function (p) { to = Math.max(to, p.to); });
    data.charts.forEach(function (c) {
      if (c.kind.indexOf('time') !== 0) { return; }
      c.lines.forEach(function (l) {
        l.points.forEach(function (p) { from = Math.min(from, p[0]); to = Math.max(to, p[0]); });
      });
    });
    return { from: from, to: to };
  }

  function option(chart, data, printing, width) {
    var night = dark.matches && !printing;
    var colours = night ? DARK : LIGHT;
    var text = night ? '#a0a9b4' : '#5b6470', line = night ? '#343b44' : '#dfe3e8', strong = night ? '#e6e9ed' : '#1b1f24';
    var timed = chart.kind === 'time' || chart.kind === 'time_log' || chart.kind === 'time_bars';
    var log = chart.kind === 'time_log' || chart.kind === 'percentiles';
    var xText = chart.kind === 'percentiles' ? nines : timed ? clock : day;
    var series = chart.lines.map(function (l, i) {
      return {
        type: chart.kind === 'time_bars' ? 'bar' : 'line', name: l.name, symbol: chart.kind === 'date' ? 'circle' : 'none', symbolSize: 5, connectNulls: false,
        barMinWidth: 2, barMaxWidth: 8, z: l.reference ? 1 : 2,
        data: l.points.map(function (p) { return [p[0], log && p[1] !== null && p[1] <= 0 ? null : p[1]]; }),
        lineStyle: { width: l.reference ? 1.2 : 1.8, type: l.reference ? [3, 3] : DASHES[i % DASHES.length] },
        color: l.reference ? text : colours[i % colours.length],
        markPoint: l.marks.length === 0 ? undefined : {
          symbol: 'diamond', symbolSize: 13, itemStyle: { color: colours[1] },
          data: l.marks.map(function (m) { return { coord: [m.x, m.y], value: m.label, name: m.label }; }),
          label: { position: 'top', fontSize: 11, fontWeight: 'bold', color: strong }
        }
      };
    });
    if (timed && series.length > 0) {
      series[0].markArea = {
        silent: true, itemStyle: { color: night ? 'rgba(240,147,90,0.20)' : 'rgba(213,94,0,0.14)' },
        label: { color: strong, fontSize: 10, position: 'insideTop', width: 110, overflow: 'truncate' },
        data: data.faults.filter(function (f) { return f.to > f.from; }).map(function (f) { return [{ name: f.name, xAxis: f.from }, { xAxis: f.to }]; })
      };
      var end = data.phases.reduce(function (most, p) { return Math.max(most, p.to); }, 1), raised = false, before = -end;
      var marks = data.phases.slice(1).map(function (p) {
        // Two phases that begin close together have their names on two lines.
        raised = !raised && p.from - before < end * 0.15;
        before = p.from;
        return { name: p.name, xAxis: p.from, lineStyle: { type: 'dashed', color: text, width: 1 }, label: { formatter: p.name, distance: raised ? 13 : 2 } };
      });
      data.faults.filter(function (f) { return f.to <= f.from; }).forEach(function (f) {
        marks.push({ name: f.name, xAxis: f.from, lineStyle: { type: 'solid', color: colours[1], width: 1.5 }, label: { formatter: f.name } });
      });
      series[0].markLine = { silent: true, symbol: 'none', label: { color: text, fontSize: 10, position: 'end', rotate: 0, distance: 2, verticalAlign: 'bottom' }, data: marks };
    }
    return {
      animation: false, aria: { enabled: true }, color: colours, textStyle: { fontFamily: FONT },
      grid: { left: 8, right: 16, top: 38, bottom: chart.lines.length > 1 ? 14 + 18 * legendRows(chart, width) : 8, containLabel: true },
      legend: { show: chart.lines.length > 1, bottom: 0, left: 0, itemWidth: 26, itemHeight: 8, textStyle: { color: strong, fontSize: 11 } },
      tooltip: {
        trigger: 'axis', confine: true, textStyle: { fontSize: 12 },
        formatter: function (rows) {
          var x = rows[0].value[0];
          var head = chart.kind === 'date' ? new Date(x).toISOString().slice(0, 16).replace('T', ' ') : xText(x);
          return html(head) + rows.map(function (r) { return '<br>' + r.marker + html(r.seriesName) + ' <b>' + html(short(r.value[1])) + '</b> ' + html(chart.unit); }).join('');
        }
      },
      xAxis: {
        type: chart.kind === 'percentiles' ? 'log' : chart.kind === 'date' ? 'time' : 'value', min: timed ? data.span.from : chart.kind === 'date' ? undefined : 'dataMin',
        max: timed ? data.span.to : chart.kind === 'date' ? undefined : 'dataMax', axisLabel: { color: text, fontSize: 11, formatter: xText, hideOverlap: true, showMaxLabel: false },
        axisLine: { onZero: false, lineStyle: { color: line } }, splitLine: { show: false }
      },
      yAxis: {
        type: log ? 'log' : 'value', name: chart.unit, nameTextStyle: { color: text, fontSize: 11, align: 'left', padding: [0, 0, 0, -24] },
        axisLabel: { color: text, fontSize: 11, formatter: short }, axisLine: { show: false, onZero: false }, splitLine: { lineStyle: { color: line } }, splitNumber: 4
      },
      series: series
    };
  }

  // With a view box the style sheet can scale a chart to a sheet of paper.
  function frame(place) {
    var svg = place.querySelector('svg');
    svg.setAttribute('viewBox', '0 0 ' + svg.getAttribute('width') + ' ' + svg.getAttribute('height'));
  }
  // The library is a megabyte: it is read when the first chart is to be seen, and each chart is drawn then.
  function library() {
    if (window.echarts) { return; }
    var script = document.createElement('script');
    script.text = document.getElementById('chart-library').textContent;
    document.head.appendChild(script);
  }
  function dataOf(box) {
    if (!box.data) {
      box.data = JSON.parse(document.getElementById(box.getAttribute('data-charts')).textContent);
      box.data.span = span(box.data);
    }
    return box.data;
  }
  function draw(place) {
    if (place.isDrawn) { return; }
    place.isDrawn = true;
    library();
    var box = place.closest('[data-charts]'), data = dataOf(box);
    var chart = data.charts[Array.prototype.indexOf.call(box.querySelectorAll('.chart'), place)];
    var view = echarts.init(place, null, { renderer: 'svg' });
    view.setOption(option(chart, data, false, place.clientWidth));
    frame(place);
    place.setAttribute('data-lines', String(chart.lines.length));
    drawn.push({ view: view, chart: chart, data: data, place: place });
  }
  var places = document.querySelectorAll('[data-charts] .chart');
  // What is open: a place inside a closed fold has no width.
  function drawOpen() {
    places.forEach(function (place) { if (place.clientWidth > 0) { draw(place); } });
  }
  var observer = new IntersectionObserver(function (seen) {
    seen.forEach(function (entry) { if (entry.isIntersecting) { draw(entry.target); } });
  }, { rootMargin: '300px' });
  // After the page is there: its numbers need no chart.
  window.addEventListener('load', function () {
    setTimeout(function () { places.forEach(function (place) { observer.observe(place); }); }, 0);
  });

  // A link leads into a fold, which opens.
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    if (id === 'everything') {
      document.querySelectorAll('details').forEach(function (fold) { fold.open = true; });
      drawOpen();
      return;
    }
    var target = id && document.getElementById(id);
    if (!target) { return; }
    for (var part = target; part; part = part.parentElement) {
      if (part.tagName === 'DETAILS') { part.open = true; }
    }
    var own = target.querySelector(':scope > details');
    if (own) { own.open = true; }
    target.scrollIntoView();
  }
  window.addEventListener('hashchange', reveal);
  reveal();

  function redraw(printing) {
    drawn.filter(function (d) { return d.place.clientWidth > 0; }).forEach(function (d) {
      d.view.setOption(option(d.chart, d.data, printing, printing ? PAPER.width : d.place.clientWidth), true);
      d.view.resize(printing ? PAPER : { width: 'auto', height: 'auto' });
      // At once: the sheet is taken before the next frame would be painted.
      d.view.getZr().refreshImmediately();
      frame(d.place);
    });
  }
  dark.addEventListener('change', function () { redraw(false); });
  window.addEventListener('resize', function () {
    drawn.forEach(function (d) { d.view.resize(); frame(d.place); });
  });
  // Paper is white, and shows what is open.
  window.addEventListener('beforeprint', function () {
    drawOpen();
    redraw(true);
  });
  window.addEventListener('afterprint', function () { redraw(false); });
}());
