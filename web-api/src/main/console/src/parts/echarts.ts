import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Series } from './Series';

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const COLORS = ['#b1651c', '#3d7317', '#147878', '#5e40be'];

/** Draws into a box and follows its size until it is told to stop. */
export function draw(box: HTMLElement, categories: string[], series: Series[], dark: boolean): () => void {
  const ink = dark ? '#e0e0e0' : '#292929';
  const line = dark ? '#4d4d4d' : '#d2d2d2';
  const chart = init(box);
  chart.setOption({
    animation: false,
    color: COLORS,
    textStyle: { color: ink },
    legend: { top: 0, textStyle: { color: ink } },
    grid: { left: 48, right: series.some(one => one.right) ? 48 : 16, top: 36, bottom: 28 },
    // drawn on the canvas: the policy of the page allows no styles in markup
    tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: dark ? '#292929' : '#fff', textStyle: { color: ink } },
    xAxis: { type: 'category', data: categories, axisLine: { lineStyle: { color: line } }, axisLabel: { color: ink } },
    yAxis: [
      { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: line } }, axisLabel: { color: ink } },
      { type: 'value', min: 1, max: 5, show: series.some(one => one.right), splitLine: { show: false }, axisLabel: { color: ink } },
    ],
    series: series.map(one => ({
      name: one.name, data: one.values, yAxisIndex: one.right ? 1 : 0, type: one.right || one.line ? 'line' : 'bar', barMaxWidth: 28,
      connectNulls: !one.line,
    })),
  });
  const follow = new ResizeObserver(() => chart.resize());
  follow.observe(box);
  return () => {
    follow.disconnect();
    chart.dispose();
  };
}
