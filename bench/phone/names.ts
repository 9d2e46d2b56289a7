const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘'
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌辉力鹏飞浩宇轩梓涵欣怡雨晨佳慧思琪雪梅春燕'

/** A made-up name for each number, as many different ones as a town has. */
export function nameOf(n: number): string {
  const at = (from: string, place: number) => from[place % from.length] ?? ''
  return at(surnames, n * 7) + at(given, n * 13 + Math.floor(n / 50)) + at(given, n + Math.floor(n / 1000))
}
