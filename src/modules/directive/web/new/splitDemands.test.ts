import { expect, test } from 'vitest'
import { splitDemands } from './splitDemands.ts'

test('a pasted paper is cut at its numbers, however they are written', () => {
  const paper =
    '各乡镇：\n现通知如下。\n一、守好卡口\n二、排查纠纷，\n及时化解\n（三）回应谣言\n4. 依法惩处\n5、群防群治\n(6) 内部防控'
  expect(splitDemands(paper)).toEqual({
    ...{ title: '', closing: [] },
    preamble: '各乡镇：\n现通知如下。',
    demands: ['守好卡口', '排查纠纷，及时化解', '回应谣言', '依法惩处', '群防群治', '内部防控'],
  })
})

test('without numbers each line is one demand; figures in the text cut nothing', () => {
  expect(splitDemands('每日18时前上报\n\n 2020年1月27日起执行 \n')).toEqual({
    ...{ title: '', closing: [] },
    preamble: '',
    demands: ['每日18时前上报', '2020年1月27日起执行'],
  })
  expect(splitDemands('1、6个卡口每点2人\n3.5公里处设岗').demands).toEqual(['6个卡口每点2人3.5公里处设岗'])
})

test('its title goes to the title, and what stands at its foot into no demand', () => {
  const paper =
    '关于做好春节期间联防联控工作的通知\n各乡镇：\n现通知如下。\n一、守好卡口\n二、每日上报。\n特此通知。\n平武县应急指挥部\n2020年1月27日'
  expect(splitDemands(paper)).toEqual({
    title: '关于做好春节期间联防联控工作的通知',
    preamble: '各乡镇：\n现通知如下。',
    demands: ['守好卡口', '每日上报。'],
    closing: ['特此通知。', '平武县应急指挥部', '2020年1月27日'],
  })
  // A demand that ends the paper stays one, also where a day stands under it.
  expect(splitDemands('一、守好卡口\n二、每日上报\n二〇二〇年一月二十七日')).toMatchObject({
    demands: ['守好卡口', '每日上报'],
    closing: ['二〇二〇年一月二十七日'],
  })
})
