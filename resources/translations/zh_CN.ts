<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name/>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>What can be read of it</source>
      <translation>其中可读取的内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>The newest backup, {name}</source>
      <translation>最新备份：{name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>podplayer cannot open your library</source>
      <translation>podplayer 无法打开你的资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: a show you have not played yet</source>
      <translation>跳出平常：你还没听过的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Shares “{one}” and “{two}” with “{title}”, {did}</source>
      <translation>与《{title}》都讲到“{one}”和“{two}”，{did}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>The part after “{title}”, {did}</source>
      <translation>《{title}》的下一集，{did}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard this show %n time(s) on a {part}</source>
      <translation>
        <numerusform>你在{part}听过这个节目 %n 次</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Like “{title}”, which you heard on a {part}</source>
      <translation>像你在{part}听过的《{title}》</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Like “{title}”, which you heard when you had set a mood</source>
      <translation>像你在设定心情时听过的《{title}》</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>“{title}”, {did}</source>
      <translation>《{title}》，{did}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you heard {when}</source>
      <translation>你{when}听过</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: a show you rarely play</source>
      <translation>跳出平常：你很少听的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You finished {finished} of {started} from this show</source>
      <translation>这个节目你听完了 {started} 集中的 {finished} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Close to “{title}”, {did}</source>
      <translation>与《{title}》相近，{did}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Fits your %n minute(s)</source>
      <translation>
        <numerusform>适合你的 %n 分钟</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Came out {when}</source>
      <translation>{when}发布</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Has a cover like that of {episode}</source>
      <translation>封面与{episode}相似</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>In the language of most that you hear</source>
      <translation>是你最常听的语言</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>A show you have not played yet</source>
      <translation>你还没听过的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>New from a show you follow</source>
      <translation>你订阅的节目更新了</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>From a show you follow</source>
      <translation>来自你订阅的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you liked {when}</source>
      <translation>你{when}喜欢过</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>which you finished {when}</source>
      <translation>你{when}听完</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard %n episode(s) of this show</source>
      <translation>
        <numerusform>这个节目你听过 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>You heard an episode of this show {when}</source>
      <translation>你{when}听过这个节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>The first part of the series</source>
      <translation>系列的第一集</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>{feeling} than most, for the mood you set</source>
      <translation>比多数单集{feeling}，适合你的心情</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Sounds like {episode}</source>
      <translation>听起来像{episode}</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday morning</source>
      <translation>工作日早晨</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday midday</source>
      <translation>工作日中午</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday afternoon</source>
      <translation>工作日下午</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday evening</source>
      <translation>工作日傍晚</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekday night</source>
      <translation>工作日夜里</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend morning</source>
      <translation>周末早晨</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend midday</source>
      <translation>周末中午</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend afternoon</source>
      <translation>周末下午</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend evening</source>
      <translation>周末傍晚</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>weekend night</source>
      <translation>周末夜里</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>January</source>
      <translation>1月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>February</source>
      <translation>2月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>March</source>
      <translation>3月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>April</source>
      <translation>4月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>May</source>
      <translation>5月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>June</source>
      <translation>6月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>July</source>
      <translation>7月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>August</source>
      <translation>8月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>September</source>
      <translation>9月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>October</source>
      <translation>10月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>November</source>
      <translation>11月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>December</source>
      <translation>12月</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Monday</source>
      <translation>星期一</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Tuesday</source>
      <translation>星期二</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Wednesday</source>
      <translation>星期三</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Thursday</source>
      <translation>星期四</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Friday</source>
      <translation>星期五</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Saturday</source>
      <translation>星期六</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on Sunday</source>
      <translation>星期日</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on {day} {month} {year}</source>
      <translation>{year}年{month}{day}日</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>today</source>
      <translation>今天</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>yesterday</source>
      <translation>昨天</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/moments.py"/>
      <source>on {day} {month}</source>
      <translation>{month}{day}日</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Brighter</source>
      <translation>更明快</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Darker</source>
      <translation>更沉重</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Livelier</source>
      <translation>更活跃</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/sense_features.py"/>
      <source>Calmer</source>
      <translation>更平静</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday mornings</source>
      <translation>工作日早晨</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday afternoons</source>
      <translation>工作日下午</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekday evenings</source>
      <translation>工作日晚上</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend mornings</source>
      <translation>周末早晨</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend afternoons</source>
      <translation>周末下午</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/taste_map.py"/>
      <source>weekend evenings</source>
      <translation>周末晚上</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Player</source>
      <translation>播放器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Go to</source>
      <translation>前往</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Library</source>
      <translation>资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Window</source>
      <translation>窗口</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Play or pause</source>
      <translation>播放或暂停</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Skip back</source>
      <translation>快退</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Skip forward</source>
      <translation>快进</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/next_list.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Next in the queue</source>
      <translation>播放队列中的下一集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Faster</source>
      <translation>加速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Slower</source>
      <translation>减速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Louder</source>
      <translation>增大音量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Softer</source>
      <translation>减小音量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Mute</source>
      <translation>静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Next chapter</source>
      <translation>下一章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>This chapter again, or the one before</source>
      <translation>重播本章节或上一章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Bookmark this place</source>
      <translation>在此处添加书签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer</source>
      <translation>睡眠定时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Speed and sound</source>
      <translation>倍速与音效</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>What is playing</source>
      <translation>正在播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Small player</source>
      <translation>迷你播放器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>For you</source>
      <translation>为你推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>New</source>
      <translation>最新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Queue</source>
      <translation>播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/podcast_grid.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Shows</source>
      <translation>节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Search everything</source>
      <translation>搜索全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Taste</source>
      <translation>口味</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening</source>
      <translation>收听统计</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Privacy</source>
      <translation>隐私</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Downloads</source>
      <translation>下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Back to where you were</source>
      <translation>返回之前的位置</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Go to a show or do something</source>
      <translation>前往节目或执行操作</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Find in this page</source>
      <translation>在此页中查找</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Add a podcast</source>
      <translation>添加播客</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Import from another player</source>
      <translation>从其他播放器导入</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Look for new episodes</source>
      <translation>检查新单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Undo what the message at the bottom says</source>
      <translation>撤销底部消息所述的操作</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Shortcuts</source>
      <translation>快捷键</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>Add to the queue</source>
      <translation>加入播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Mark as heard or new</source>
      <translation>标记为已听或未听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Favourite</source>
      <translation>收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Download</source>
      <translation>下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Details</source>
      <translation>详情</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/actions.py"/>
      <source>Remove, or not interested</source>
      <translation>移除或不感兴趣</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>The {engine} engine cannot do this. The studio engine can: see Settings, Player.</source>
      <translation>{engine} 引擎不支持此功能，录音室引擎支持：请见“设置”中的“播放器”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>The sleep timer stopped this. If you fell asleep before, go back.</source>
      <translation>睡眠定时已停止播放。如果你更早就睡着了，可以往回跳。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Nothing is playing.</source>
      <translation>当前没有播放内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Add a note</source>
      <translation>添加备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>Bookmarked {time}</source>
      <translation>已在 {time} 添加书签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <source>Back to {time}</source>
      <translation>回到 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/bookmark.py"/>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>No note</source>
      <translation>无备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>feeds</source>
      <translation>订阅源</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>covers</source>
      <translation>封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>episodes</source>
      <translation>单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>chapters</source>
      <translation>章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>transcripts</source>
      <translation>文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>directories</source>
      <translation>目录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>models</source>
      <translation>模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>feed</source>
      <translation>订阅源</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>cover</source>
      <translation>封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>episode</source>
      <translation>单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>transcript</source>
      <translation>文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>directory</source>
      <translation>目录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>model</source>
      <translation>模型</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>%n failed</source>
      <translation>
        <numerusform>%n 个失败</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>%n request(s)</source>
      <translation>
        <numerusform>%n 次请求</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>without {tracker}</source>
      <translation>已绕过 {tracker}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>not started</source>
      <translation>未开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} for you</source>
      <translation>适合你 {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>downloaded</source>
      <translation>已下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>in queue</source>
      <translation>在队列中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>no longer in the feed</source>
      <translation>已不在订阅源中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} heard</source>
      <translation>已听 {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>Playing</source>
      <translation>正在播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>Paused</source>
      <translation>已暂停</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/found.py"/>
      <source>near in meaning</source>
      <translation>含义相近</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/found.py"/>
      <source>{said}, near in meaning</source>
      <translation>{said}，含义相近</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <source>Could not be refreshed</source>
      <translation>无法刷新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/link.py"/>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Undo</source>
      <translation>撤销</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/link.py"/>
      <source>Back at {clock}</source>
      <translation>已回到 {clock}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n new episode(s)</source>
      <translation>
        <numerusform>%n 个新单集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Show</source>
      <translation>显示</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>%n new episode(s) of {show}</source>
      <translation>
        <numerusform>{show}有 %n 个新单集</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <source>{shows} and %n more show(s)</source>
      <translation>
        <numerusform>{shows}和另外 %n 个节目</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <source>Show podplayer</source>
      <translation>显示 podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>You follow this show already.</source>
      <translation>你已订阅此节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Paste the address of a feed, or of the show's web page.</source>
      <translation>粘贴订阅源地址或节目网页地址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Address of the show</source>
      <translation>节目地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Looking at the address</source>
      <translation>正在查看该地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Follow</source>
      <translation>订阅</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/confirm.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/name.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Import from another player…</source>
      <translation>从其他播放器导入…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Look around with sample shows</source>
      <translation>用示例节目试一试</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Change the feed's address</source>
      <translation>更改订阅源地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>podplayer looks there first: it must be the same show. What you heard stays, and the change can be undone.</source>
      <translation>podplayer 会先检查该地址：必须是同一个节目。收听记录会保留，更改可以撤销。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Address of the feed</source>
      <translation>订阅源地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Change it anyway</source>
      <translation>仍然更改</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Check and change</source>
      <translation>检查并更改</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>For feeds that are for subscribers only. Both are kept in the key ring of your desktop and are sent to this server alone.</source>
      <translation>用于仅限订阅者的订阅源。两者都保存在桌面的密钥环中，只会发送给此服务器。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>User name</source>
      <translation>用户名</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Password</source>
      <translation>密码</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Forget this login</source>
      <translation>忘记此登录信息</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Save</source>
      <translation>保存</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <source>Login for {host}</source>
      <translation>登录 {host}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>when you played it and how fast, your answers such as “more” and “less”, and when it was recommended to you. Recommendations and statistics become what they would be had it never happened; what is deleted is overwritten on the disk.</source>
      <translation>播放的时间与倍速、你的“多推荐”“少推荐”等反馈，以及何时向你推荐过。推荐和统计会恢复成从未发生过的样子；删除的内容会在磁盘上被覆写。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>your shows, downloads, queue and favourites, your place in every episode, and what is marked as heard.</source>
      <translation>你的节目、下载、播放队列和收藏，每一集的播放位置，以及已听标记。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Forget what was learned?</source>
      <translation>忘记学到的内容？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What to forget</source>
      <translation>要忘记的内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Export first…</source>
      <translation>先导出…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Forget</source>
      <translation>忘记</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What goes</source>
      <translation>将删除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>What stays</source>
      <translation>将保留</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>This cannot be undone.</source>
      <translation>此操作无法撤销。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Forget {name}?</source>
      <translation>忘记 {name}？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>A list of shows (OPML)</source>
      <translation>节目列表（OPML）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Listening history of podplayer</source>
      <translation>podplayer 收听记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From AntennaPod</source>
      <translation>来自 AntennaPod</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From gPodder</source>
      <translation>来自 gPodder</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Kasts</source>
      <translation>来自 Kasts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From GNOME Podcasts</source>
      <translation>来自 GNOME Podcasts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Pocket Casts</source>
      <translation>来自 Pocket Casts</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>From Spotify</source>
      <translation>来自 Spotify</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Without a feed address, so please add them yourself: {names}.</source>
      <translation>以下节目没有订阅源地址，请自行添加：{names}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Shows to follow</source>
      <translation>要订阅的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes heard to the end</source>
      <translation>已听完的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes to go on with, at their place</source>
      <translation>可从上次位置继续的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Favourites</source>
      <translation>收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Episodes for the queue</source>
      <translation>要加入队列的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Entries of the listening history</source>
      <translation>收听记录条目</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>%n show(s) of the file you follow already.</source>
      <translation>
        <numerusform>文件中有 %n 个节目你已订阅。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Of %n episode(s) nothing is new.</source>
      <translation>
        <numerusform>%n 集没有新内容。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Not in your library yet: %n episode(s). What is known of them waits until their feed is there.</source>
      <translation>
        <numerusform>有 %n 集尚不在资料库中。相关信息会保留，直到有了其订阅源。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Without a feed address, so please add them yourself: {names} and %n more.</source>
      <translation>
        <numerusform>以下节目没有订阅源地址，请自行添加：{names}和另外 %n 个。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Looking at the file</source>
      <translation>正在查看文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Choose another file…</source>
      <translation>选择其他文件…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Import</source>
      <translation>导入</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/dialogs/report.py"/>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/dialogs/trouble.py"/>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Entries that wait for their show</source>
      <translation>等待所属节目的条目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>What you have keeps its place, and the import can be undone as a whole.</source>
      <translation>已有单集的播放位置不变，导入可以整体撤销。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>Looking at {file}…</source>
      <translation>正在查看 {file}…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>{origin}: {file}. Nothing is changed until you press Import.</source>
      <translation>{origin}：{file}。点击“导入”前不会更改任何内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <source>{origin}: everything in {file} is in your library already.</source>
      <translation>{origin}：{file} 中的全部内容已在资料库中。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/name.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Name</source>
      <translation>名称</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Matches</source>
      <translation>匹配</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Not heard to the end</source>
      <translation>未听完</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Not begun</source>
      <translation>未开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Begun</source>
      <translation>已开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Heard</source>
      <translation>已听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Any</source>
      <translation>不限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Newest first</source>
      <translation>最新优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Oldest first</source>
      <translation>最早优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Shortest first</source>
      <translation>最短优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Longest first</source>
      <translation>最长优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Last heard first</source>
      <translation>最近听过优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Either way</source>
      <translation>均可</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Yes</source>
      <translation>是</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>No</source>
      <translation>否</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>New playlist from a rule</source>
      <translation>按规则新建播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Change the playlist</source>
      <translation>更改播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>It fills itself: whatever fits is in it, also what comes later.</source>
      <translation>自动填充：符合规则的单集都会加入，以后更新的也是。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>For the commute</source>
      <translation>通勤路上</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>in title, show or notes</source>
      <translation>在标题、节目或简介中</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>%n episode(s) fit now; {limit} of them are in it</source>
      <translation>
        <numerusform>现有 %n 集符合，收录其中 {limit} 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>Make</source>
      <translation>创建</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>At least</source>
      <translation>至少</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>At most</source>
      <translation>至多</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>days</source>
      <translation>天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Words</source>
      <translation>词语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>State</source>
      <translation>状态</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Order</source>
      <translation>排序</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Of the last</source>
      <translation>最近</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>How many</source>
      <translation>数量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Downloaded</source>
      <translation>已下载</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>%n episode(s) now</source>
      <translation>
        <numerusform>现有 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <source>Of shows with one of these tags</source>
      <translation>节目带有以下任一标签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Your library is damaged</source>
      <translation>你的资料库已损坏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>{shows}, {episodes}, {hours} hours of listening; the last of it {day}.</source>
      <translation>{shows}，{episodes}，共收听 {hours} 小时，最近一次是{day}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Something has written over a part of the file. podplayer has left it as it is, and keeps it whatever you choose.</source>
      <translation>文件的一部分被其他程序覆写了。podplayer 未作改动，无论你如何选择都会完整保留它。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Something has written over the file. podplayer has left it as it is. Nothing in it can be read and there is no backup; a copy of yours can be put in its place with “podplayer restore FILE”.</source>
      <translation>文件被其他程序覆写了。podplayer 未作改动。其中的内容已无法读取，也没有备份；如果你有副本，可用“podplayer restore FILE”恢复。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Go on with this</source>
      <translation>用它继续</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>never</source>
      <translation>从不</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Selected episode</source>
      <translation>所选单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>words or phrases, with commas between</source>
      <translation>词语或短语，用逗号分隔</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>any</source>
      <translation>不限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>min</source>
      <translation>分钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hide episodes</source>
      <translation>隐藏单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Repeats: an older episode has the same title</source>
      <translation>重播：已有较早的单集使用相同标题</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>What the feed calls a trailer</source>
      <translation>订阅源标为预告的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>With these in the title</source>
      <translation>标题包含</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Shorter than</source>
      <translation>短于</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Longer than</source>
      <translation>长于</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hide</source>
      <translation>隐藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Download by itself</source>
      <translation>自动下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>The newest</source>
      <translation>最新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Only with one of these in the title</source>
      <translation>仅当标题包含任一词语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Never with one of these</source>
      <translation>排除标题包含任一词语</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hides %n episode(s)</source>
      <translation>
        <numerusform>隐藏 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Hides nothing</source>
      <translation>不隐藏任何单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>Episodes of {show} that never appear in lists and are never suggested. They stay in the library, and the page of the show has them under “Hidden”.</source>
      <translation>{show}中从不出现在列表、也从不推荐的单集。它们仍在资料库中，可在节目页的“已隐藏”下找到。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>After each look for new episodes, podplayer fetches the newest of {show} that fit. What was heard goes first when the limit for files is reached.</source>
      <translation>每次检查新单集后，podplayer 会下载{show}中符合条件的最新单集。达到文件上限时，先清理已听的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Tags narrow the page Shows and the rules of playlists.</source>
      <translation>标签可用来筛选“节目”页和播放列表规则。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>No tags yet.</source>
      <translation>还没有标签。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Another tag</source>
      <translation>新标签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Add</source>
      <translation>添加</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Done</source>
      <translation>完成</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Take this tag away</source>
      <translation>移除此标签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Tags of {show}</source>
      <translation>{show}的标签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/tags.py"/>
      <source>Take the tag {tag} away</source>
      <translation>移除标签“{tag}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Your library is encrypted</source>
      <translation>你的资料库已加密</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Type its passphrase to open it.</source>
      <translation>请输入密码短语以打开。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <source>Passphrase</source>
      <translation>密码短语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Open</source>
      <translation>打开</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Yesterday</source>
      <translation>昨天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>d MMM yyyy</source>
      <comment>day, month and year, as Qt writes dates</comment>
      <translation>yyyy年M月d日</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>MMM yyyy</source>
      <comment>month and year, as Qt writes dates</comment>
      <translation>yyyy年M月</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Without a date</source>
      <translation>无日期</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{hours} h {minutes:02d} min</source>
      <translation>{hours} 小时 {minutes:02d} 分钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>d MMM</source>
      <comment>day and month, as Qt writes dates</comment>
      <translation>M月d日</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} night</source>
      <translation>{weekday}深夜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} morning</source>
      <translation>{weekday}早上</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} midday</source>
      <translation>{weekday}中午</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} afternoon</source>
      <translation>{weekday}下午</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday} evening</source>
      <translation>{weekday}晚上</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>{seconds} s</source>
      <translation>{seconds} 秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>{minutes} min</source>
      <translation>{minutes} 分钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>{weekday}, {day}</source>
      <translation>{day}，{weekday}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/page.py"/>
      <source>Page</source>
      <translation>页面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Looking for new episodes</source>
      <translation>正在检查新单集</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading %n episode(s)</source>
      <translation>
        <numerusform>正在下载 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Going on with downloads</source>
      <translation>正在继续下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading what your rules ask for</source>
      <translation>正在按规则下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Reading what episodes are about</source>
      <translation>正在读取单集主题</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Listening to downloads and looking at covers</source>
      <translation>正在分析已下载的声音和封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Looking for silence and loudness in downloads</source>
      <translation>正在分析下载内容的静音与响度</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Importing {file}</source>
      <translation>正在导入 {file}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloading {title}</source>
      <translation>正在下载 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Fetching covers</source>
      <translation>正在获取封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Downloaded {title}</source>
      <translation>已下载 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Making the sample shows</source>
      <translation>正在制作示例节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>podplayer is offline: nothing is fetched.</source>
      <translation>podplayer 处于离线模式：不会获取任何内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>The sample shows are here</source>
      <translation>示例节目已就绪</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Go online</source>
      <translation>恢复联网</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Already looking for new episodes.</source>
      <translation>已在检查新单集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>You follow {show} now</source>
      <translation>已订阅{show}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/models/connections.py"/>
      <source>{host}, %n request(s), {received}, {purposes}</source>
      <translation>
        <numerusform>{host}，%n 次请求，{received}，{purposes}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/models/podcasts.py"/>
      <source>{title}, %n unheard</source>
      <translation>
        <numerusform>{title}，%n 集未听</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{title}: no room within the limit for files</source>
      <translation>{title}：超出文件容量上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{title}: in the trash, {reason}</source>
      <translation>{title}：在回收站中，{reason}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Downloaded %n episode(s)</source>
      <translation>
        <numerusform>已下载 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Nothing new</source>
      <translation>没有新内容</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n download(s) did not come</source>
      <translation>
        <numerusform>%n 个下载失败</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}; %n show(s) could not be reached</source>
      <translation>
        <numerusform>已导入 {file}；%n 个节目无法连接</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Some downloads are missing</source>
      <translation>部分下载未完成</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>There was nothing new in this file</source>
      <translation>此文件中没有新内容</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>{found}; %n show(s) could not be checked</source>
      <translation>
        <numerusform>{found}；%n 个节目无法检查</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}</source>
      <translation>已导入 {file}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing has to go now.</source>
      <translation>目前无需清理。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>There is no limit, so nothing is cleaned away by itself.</source>
      <translation>未设上限，不会自动清理。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing has to go now. When room is needed, what you heard longest ago goes first.</source>
      <translation>目前无需清理。需要空间时，最先清理最早听过的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Newest</source>
      <translation>最新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Largest</source>
      <translation>最大</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Heard first</source>
      <translation>最早听过</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>To go to the trash before the next automatic download: %n file(s), {size}.</source>
      <translation>
        <numerusform>下次自动下载前将移入回收站：%n 个文件，{size}。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>{size} stay above the limit: the rest is kept, queued, begun or not heard yet.</source>
      <translation>仍超出上限 {size}：其余的已设为保留、在队列中、已开始或尚未收听。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Empty the trash…</source>
      <translation>清空回收站…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On the way</source>
      <translation>下载中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On this computer</source>
      <translation>在此电脑上</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>To be cleaned</source>
      <translation>待清理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>In the trash</source>
      <translation>回收站</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Automatic</source>
      <translation>自动</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Continue all</source>
      <translation>全部继续</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing is on its way</source>
      <translation>没有正在进行的下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Press D on an episode to download it. What was interrupted waits here.</source>
      <translation>在单集上按 D 即可下载。中断的下载会留在这里。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing is downloaded</source>
      <translation>没有已下载的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Press D on an episode to keep it on this computer, for when there is no network. A show can fetch its newest by itself: see “Downloads” on its page.</source>
      <translation>在单集上按 D 可将其保存在此电脑上，没有网络时也能听。节目也可自动下载最新单集：见节目页上的“下载”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Nothing will be cleaned away</source>
      <translation>没有要清理的文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Only what you heard, or what came by itself and was not begun, ever goes.</source>
      <translation>只会清理已听过的，或自动下载且未开始的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>The trash is empty</source>
      <translation>回收站是空的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Files that were cleaned away stay here for some days and can be brought back.</source>
      <translation>被清理的文件会在这里保留几天，可以还原。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>No show downloads by itself</source>
      <translation>没有自动下载的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>On the page of a show, “More” and “Download by itself” make a rule.</source>
      <translation>在节目页上，通过“更多”中的“自动下载”设置规则。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <source>Clean now ({size})</source>
      <translation>立即清理（{size}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>See what is new</source>
      <translation>查看新内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Episode</source>
      <translation>单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Bookmarks</source>
      <translation>书签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>There is a transcript of this episode. It is not on this computer yet.</source>
      <translation>此单集有文字稿，但尚未下载到此电脑。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Nobody wrote down what is said in this episode.</source>
      <translation>此单集没有文字稿。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/episode.py"/>
      <source>Bookmarks · {count}</source>
      <translation>书签 · {count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Continue</source>
      <translation>继续</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Something different</source>
      <translation>换换口味</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing is known of you yet: this order goes by what is new and what you ask for. Play something, and it learns.</source>
      <translation>目前还不了解你：当前按新旧和你的要求排序。开始播放，它就会慢慢学习。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>This list could not be made</source>
      <translation>无法生成此列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing left to suggest</source>
      <translation>没有更多推荐了</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>You have heard, dropped or ruled out everything that would fit. Look for new episodes, or ask for less above.</source>
      <translation>符合条件的单集你都已听过、放弃或排除。可以检查新单集，或在上方放宽条件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>If you have longer</source>
      <translation>如果时间更充裕</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>More for now</source>
      <translation>更多当下推荐</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>%n episode(s) picked from {considered}. Click a reason to correct it.</source>
      <translation>
        <numerusform>从 {considered} 中选出 %n 集。点击理由可以纠正。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Fits your {minutes} minutes</source>
      <translation>适合你的 {minutes} 分钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>30 days</source>
      <translation>30 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>26 weeks</source>
      <translation>26 周</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>12 months</source>
      <translation>12 个月</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>saved by speed</source>
      <translation>倍速节省</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>episodes finished</source>
      <translation>听完的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>days in a row</source>
      <translation>连续天数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The log could not be read</source>
      <translation>无法读取记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>listened</source>
      <translation>收听时长</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>finished of %n episode(s)</source>
      <translation>
        <numerusform>已听完，共 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>in a row, until now</source>
      <translation>截至目前连续</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>longest run</source>
      <translation>最长连续</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>%n day(s)</source>
      <translation>
        <numerusform>%n 天</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>{hours} h</source>
      <translation>{hours} 小时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a day</source>
      <translation>每天小时数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a week</source>
      <translation>每周小时数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a month</source>
      <translation>每月小时数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Hours a year</source>
      <translation>每年小时数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>All</source>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening over time</source>
      <translation>收听趋势</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Listening by hour of the day</source>
      <translation>一天中各时段的收听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Shows by time</source>
      <translation>节目时长排行</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Nothing was heard yet</source>
      <translation>还没有收听记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Play something, and this page counts it: hours, shows, and the time that a higher speed saves you. The numbers stay on this computer.</source>
      <translation>开始播放后，此页会统计时长、节目以及倍速为你节省的时间。数据只留在此电脑上。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Shows you heard most</source>
      <translation>最常听的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By hour of the day</source>
      <translation>按时段</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Counted from what you really played; it stays on this computer.</source>
      <translation>根据实际播放统计，数据只留在此电脑上。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Nothing was heard in this time.</source>
      <translation>这段时间没有收听记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>{length} of episodes were played in {time}; {fresh} for the first time.</source>
      <translation>用 {time}播放了时长 {length}的单集，首次收听：{fresh}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The length of what was played, minus the time that it took you.</source>
      <translation>播放内容的时长减去你实际花费的时间。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>The longest run in this time: %n day(s).</source>
      <translation>
        <numerusform>这段时间最长连续：%n 天。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>nothing</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>no time</source>
      <translation>零时间</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What to hear now</source>
      <translation>现在听什么</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Counted from what you really played since {day}; it stays on this computer.</source>
      <translation>根据{day}以来的实际播放统计，数据只留在此电脑上。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>On a day with listening: {time}.</source>
      <translation>有收听的日子平均：{time}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>Week of {day}</source>
      <translation>{day}那一周</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>under 1 s</source>
      <translation>不到 1 秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>{hour:02d}:00 to {hour:02d}:59: {time}</source>
      <translation>{hour:02d}:00 至 {hour:02d}:59：{time}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>{finished} of %n episode(s) finished</source>
      <translation>
        <numerusform>已听完 {finished} 集，共 %n 集</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>%n episode(s) from the shows you follow</source>
      <translation>
        <numerusform>来自你订阅节目的 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Clear</source>
      <translation>清空</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>New episodes</source>
      <translation>新单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Mark all as heard</source>
      <translation>全部标为已听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>All caught up</source>
      <translation>已全部听完</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing new in the last %n day(s). Older episodes that you have not heard are under “Unplayed”.</source>
      <translation>
        <numerusform>最近 %n 天没有新单集。更早的未听单集在“未播放”下。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Everything was heard</source>
      <translation>全部已听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Or it was put aside. New episodes will appear here, newest first.</source>
      <translation>或已被搁置。新单集会出现在这里，最新的在最前。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Press D on an episode to keep it on this computer, for when there is no network.</source>
      <translation>在单集上按 D 可将其保存在此电脑上，没有网络时也能听。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Nothing is half heard</source>
      <translation>没有听到一半的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Episodes that you begin wait here for you.</source>
      <translation>你开始听的单集会在这里等你。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>No episodes yet</source>
      <translation>还没有单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>Look for new episodes of the shows you follow.</source>
      <translation>检查你订阅的节目有无新单集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Play next</source>
      <translation>下一个播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Not interested</source>
      <translation>不感兴趣</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>New</source>
      <comment>episodes</comment>
      <translation>最新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>{number} selected</source>
      <translation>已选 {number} 项</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/new.py"/>
      <source>%n new episode(s) in {days} days</source>
      <translation>
        <numerusform>{days} 天内有 %n 个新单集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>People</source>
      <translation>人物</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>Picked by the publisher</source>
      <translation>发布者精选</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Support</source>
      <translation>支持</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>On the web</source>
      <translation>网络链接</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>The episode's page</source>
      <translation>单集网页</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <source>Soundbite</source>
      <translation>精彩片段</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Support this show</source>
      <translation>支持此节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Mark as not heard</source>
      <translation>标记为未听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Mark as heard</source>
      <translation>标记为已听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Remove from favourites</source>
      <translation>取消收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Add to favourites</source>
      <translation>加入收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Remove from queue</source>
      <translation>移出播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Add to queue</source>
      <translation>加入播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Remove download</source>
      <translation>移除下载</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>%n episode(s) put aside</source>
      <translation>
        <numerusform>已搁置 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/actions.py"/>
      <source>Go to {show}</source>
      <translation>前往{show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Minutes at hand</source>
      <translation>可用分钟数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Place</source>
      <translation>地点</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Mood</source>
      <translation>心情</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Downloaded only</source>
      <translation>仅已下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>{time} weekend</source>
      <translation>{time} 周末</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>{time} weekday</source>
      <translation>{time} 工作日</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Familiar to surprising</source>
      <translation>从熟悉到惊喜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>How much may be outside of what you usually hear</source>
      <translation>允许多大程度偏离你的收听习惯</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Any length ▾</source>
      <translation>不限时长 ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Place ▾</source>
      <translation>地点 ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Mood ▾</source>
      <translation>心情 ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Any length</source>
      <translation>不限时长</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Another word…</source>
      <translation>其他词…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>A word of your own for where you are:</source>
      <translation>用你自己的词描述所在地点：</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Familiar</source>
      <translation>熟悉</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Surprising</source>
      <translation>惊喜</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n 分钟</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>I have {minutes} min ▾</source>
      <translation>我有 {minutes} 分钟 ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/ask_bar.py"/>
      <source>Place: {place} ▾</source>
      <translation>地点：{place} ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Enter plays from a bookmark, E changes its note, Delete takes it away.</source>
      <translation>Enter 从书签处播放，E 修改备注，Delete 移除书签。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>A bookmark keeps a place with a note. B makes one while you listen.</source>
      <translation>书签可记住位置和备注。收听时按 B 添加。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/chapter_list.py"/>
      <source>Play from here</source>
      <translation>从此处播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Change the note</source>
      <translation>修改备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Note for a new bookmark</source>
      <translation>新书签的备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Save the note at {time}</source>
      <translation>保存 {time} 处的备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/bookmark_panel.py"/>
      <source>Bookmark {time}</source>
      <translation>在 {time} 添加书签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/chapter_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Chapters</source>
      <translation>章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/chapter_list.py"/>
      <source>Enter plays from a chapter, L opens its link.</source>
      <translation>Enter 从章节处播放，L 打开章节链接。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>Nothing to show.</source>
      <translation>没有可显示的内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>{bars} bars; the arrow keys read them.</source>
      <translation>{bars} 个柱形，用方向键逐个读取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Connections</source>
      <translation>连接</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>All hosts</source>
      <translation>所有主机</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Filter hosts</source>
      <translation>筛选主机</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Filter</source>
      <translation>筛选</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>No host has this in its name.</source>
      <translation>没有名称匹配的主机。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/connection_list.py"/>
      <source>Nothing was fetched in this time: podplayer connected to no one.</source>
      <translation>这段时间没有获取任何内容：podplayer 未连接任何主机。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>This episode has no web page to share.</source>
      <translation>此单集没有可分享的网页。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>Copied the address at {time}</source>
      <translation>已复制 {time} 处的地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_deeds.py"/>
      <source>Private listening: nothing was noted.</source>
      <translation>私密收听：没有留下记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Show pictures</source>
      <translation>显示图片</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/parts/transcript_view.py"/>
      <source>Transcript</source>
      <translation>文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <source>Notes</source>
      <translation>简介</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About</source>
      <translation>关于</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>More like this</source>
      <translation>多推荐类似的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Less like this</source>
      <translation>少推荐类似的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Copies the address of this moment</source>
      <translation>复制此刻的地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Share at {time}</source>
      <translation>分享 {time} 处</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>season {number}</source>
      <translation>第 {number} 季</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>episode {number}</source>
      <translation>第 {number} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>In queue</source>
      <translation>在队列中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>On</source>
      <translation>开</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Off</source>
      <translation>关</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode_head.py"/>
      <source>Play from {time}</source>
      <translation>从 {time} 播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/feel_panel.py"/>
      <source>How does it feel?</source>
      <translation>感觉如何？</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Brought back %n file(s); they are kept now</source>
      <translation>
        <numerusform>已还原 %n 个文件，现设为保留</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n file(s) will not be cleaned away</source>
      <translation>
        <numerusform>%n 个文件将不会被清理</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n file(s) may be cleaned away again</source>
      <translation>
        <numerusform>%n 个文件可再次被清理</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Delete %n file(s)?</source>
      <translation>
        <numerusform>删除 %n 个文件？</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>You keep nothing in the trash, so this cannot be undone.</source>
      <translation>回收站设为不保留文件，因此无法撤销。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Empty the trash?</source>
      <translation>清空回收站？</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>This deletes %n file(s) for good. The episodes stay in your library.</source>
      <translation>
        <numerusform>将永久删除 %n 个文件。单集仍保留在资料库中。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n download(s) called off</source>
      <translation>
        <numerusform>已取消 %n 个下载</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>%n file(s) in the trash ({size})</source>
      <translation>
        <numerusform>回收站中有 %n 个文件（{size}）</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>Delete {size}</source>
      <translation>删除 {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_actions.py"/>
      <source>{size} free again</source>
      <translation>已释放 {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>Waits for its turn</source>
      <translation>等待中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>begun</source>
      <translation>已开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>not heard yet</source>
      <translation>尚未收听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>Waits to go on</source>
      <translation>等待继续</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>goes before the next automatic download</source>
      <translation>下次自动下载前清理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>came by itself {day}, not begun</source>
      <translation>{day}自动下载，未开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>{size} a second</source>
      <translation>{size}/秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>heard {day}</source>
      <translation>{day}听过</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>goes when its room is needed</source>
      <translation>需要空间时清理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>stays: there is no limit</source>
      <translation>保留：未设上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>streamed {day}, not begun</source>
      <translation>{day}在线播放，未开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>newest {count}</source>
      <translation>最新 {count} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>kept</source>
      <translation>保留</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>favourite</source>
      <translation>收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>with {words}</source>
      <translation>包含 {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>without {words}</source>
      <translation>不含 {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>{time} or more</source>
      <translation>不短于 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>{time} or less</source>
      <translation>不长于 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <location filename="../../podplayer/ui/pages/parts/pick_tile.py"/>
      <source>{time} left</source>
      <translation>剩余 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_lines.py"/>
      <source>gone for good {day}</source>
      <translation>{day}永久删除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Stop for now</source>
      <translation>暂停下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Do not download</source>
      <translation>不下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Keep: never clean this file away</source>
      <translation>保留：从不清理此文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Let the clean-up have it again</source>
      <translation>允许再次清理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Move to the trash</source>
      <translation>移入回收站</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Bring back</source>
      <translation>还原</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Go to the show</source>
      <translation>前往节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/file_list.py"/>
      <source>Enter does what the button says, Delete takes it away.</source>
      <translation>Enter 执行按钮操作，Delete 移除。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>All</source>
      <comment>episodes</comment>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Unplayed</source>
      <translation>未播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Started</source>
      <translation>已开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Hidden</source>
      <translation>已隐藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/filters.py"/>
      <source>Show which episodes</source>
      <translation>显示哪些单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Interests</source>
      <translation>兴趣</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>Forget this interest…</source>
      <translation>忘记此兴趣…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>No interest stands out yet. They appear once some of what you heard lies near to each other.</source>
      <translation>还没有突出的兴趣。当你听过的一些内容彼此相近时，兴趣就会出现。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>More of this</source>
      <translation>多推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>Less of this</source>
      <translation>少推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>{name}, {percent} of your taste</source>
      <translation>{name}，占你口味的 {percent}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/interest_list.py"/>
      <source>Correct “{name}”</source>
      <translation>纠正“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/list_card.py"/>
      <source>This list could not be read</source>
      <translation>无法读取此列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Mood pad</source>
      <translation>心情面板</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Left is heavy or tense, right is lively or calm, up is energetic. Arrow keys move it.</source>
      <translation>左侧沉重或紧张，右侧活泼或平静，越往上越有活力。用方向键移动。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>How do you feel?</source>
      <translation>你现在心情如何？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>Forgotten after two hours.</source>
      <translation>两小时后自动忘记。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/next_list.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Open {title}</source>
      <translation>打开 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/notes.py"/>
      <source>Show notes</source>
      <translation>单集简介</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/notes.py"/>
      <source>This episode has no notes.</source>
      <translation>此单集没有简介。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Show habit</source>
      <translation>节目习惯</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Topic</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Time of day</source>
      <translation>时段</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Length</source>
      <translation>时长</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Freshness</source>
      <translation>新鲜度</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Series</source>
      <translation>系列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Cover</source>
      <translation>封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Surprise</source>
      <translation>惊喜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>Why this, in numbers</source>
      <translation>推荐理由（数值）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/pick_numbers.py"/>
      <source>{percent} ± {sure} likely to be heard</source>
      <translation>可能会听：{percent} ± {sure}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <source>Rename the playlist</source>
      <translation>重命名播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>New playlist</source>
      <translation>新建播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>Made the playlist “{name}”</source>
      <translation>已创建播放列表“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_actions.py"/>
      <source>There is nothing in “{name}” now.</source>
      <translation>“{name}”现在没有内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <source>Playlists</source>
      <translation>播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <source>Up next</source>
      <translation>接下来播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_bar.py"/>
      <source>A rule fills this playlist</source>
      <translation>此播放列表按规则填充</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>Add to a playlist</source>
      <translation>加入播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/playlist_menu.py"/>
      <source>New playlist…</source>
      <translation>新建播放列表…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue_list.py"/>
      <source>Play queue</source>
      <translation>播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue_list.py"/>
      <source>Alt+Up and Alt+Down move an episode.</source>
      <translation>Alt+Up 和 Alt+Down 移动单集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <source>Not because of this</source>
      <translation>不是因为这个</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <source>Reason: {text}</source>
      <translation>理由：{text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/reason_chip.py"/>
      <source>{text}
Click to correct it</source>
      <translation>{text}
点击纠正</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>newest first</source>
      <translation>最新优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>like what you heard</source>
      <translation>与听过的相似</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>most heard shows</source>
      <translation>最常听的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>any show by chance</source>
      <translation>随机节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>Scoreboard</source>
      <translation>成绩榜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>{name}: {low} to {high}</source>
      <translation>{name}：{low} 至 {high}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/score_bars.py"/>
      <source>How often each would have put the episode first that you then chose, with the range that holds the true share with 95 % confidence:</source>
      <translation>各方法把你随后选择的单集排在首位的频率，以及真实比例的 95 % 置信区间：</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>System follows the desktop.</source>
      <translation>“系统”跟随桌面设置。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Holds after the next start.</source>
      <translation>下次启动后生效。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Recommendations</source>
      <translation>推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Off: podplayer opens with New.</source>
      <translation>关闭后，podplayer 启动时打开“最新”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Speed</source>
      <translation>倍速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>For shows without a speed of their own.</source>
      <translation>用于未单独设置倍速的节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source> s</source>
      <comment>seconds, behind a number</comment>
      <translation> 秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Go back a little</source>
      <translation>稍微回退</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>After a pause it plays on a few seconds before where it was left.</source>
      <translation>暂停后继续播放时，从之前几秒开始。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Play the queue</source>
      <translation>连续播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Goes on by itself at the end.</source>
      <translation>播完后自动播放下一集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Go on with the best next</source>
      <translation>继续播放最佳推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Behind the queue, what For you would put first.</source>
      <translation>队列播完后，播放“为你推荐”的首选。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Engine</source>
      <translation>引擎</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>What turns files into sound. Holds after the next start.</source>
      <translation>将文件转为声音的组件。下次启动后生效。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Room for episodes</source>
      <translation>单集容量上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Above it, heard episodes go to the trash first.</source>
      <translation>超出时，先将已听单集移入回收站。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Keep the trash</source>
      <translation>回收站保留时间</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Files that were cleaned away can be brought back for so long.</source>
      <translation>在此期限内，被清理的文件可以还原。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>At a time</source>
      <translation>同时下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Pace</source>
      <translation>限速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>For all downloads together. What plays is never slowed down.</source>
      <translation>所有下载合计。正在播放的内容不受限速。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Learn from what I hear</source>
      <translation>从收听中学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Off: nothing new is learned, what was learned stays.</source>
      <translation>关闭后不再学习新内容，已学到的会保留。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private listening</source>
      <translation>私密收听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Your place in an episode is kept; nothing is logged.</source>
      <translation>保留单集播放位置，不留任何记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Reads episodes with</source>
      <translation>单集理解模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>What turns titles and notes into topics, on this computer.</source>
      <translation>在此电脑上将标题和简介转为主题。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Offline</source>
      <translation>离线</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Nothing is fetched at all.</source>
      <translation>完全不获取任何内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Look for episodes at the start</source>
      <translation>启动时检查新单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Otherwise only when you ask.</source>
      <translation>否则仅在你要求时检查。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Look for episodes every</source>
      <translation>检查新单集间隔</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>While the window is open; each show in its own rhythm.</source>
      <translation>窗口打开时进行，每个节目按各自的节奏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Go around trackers</source>
      <translation>绕过跟踪器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Asks the show's own server, not the counters before it.</source>
      <translation>直接请求节目自己的服务器，绕过前面的计数服务。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Proxy</source>
      <translation>代理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>For everything that is fetched.</source>
      <translation>用于所有网络获取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Tell of new episodes</source>
      <translation>新单集通知</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>When a check finds some while you do not look at podplayer.</source>
      <translation>当你没有在看 podplayer 而检查到新单集时。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Stay awake while playing</source>
      <translation>播放时保持唤醒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>The computer does not go to sleep; the screen may.</source>
      <translation>电脑不会休眠，屏幕可以关闭。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Icon in the tray</source>
      <translation>托盘图标</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Where there is one.</source>
      <translation>需要桌面支持托盘。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Close to the tray</source>
      <translation>关闭到托盘</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>The window goes, what plays plays on. Ctrl+Q quits.</source>
      <translation>窗口关闭，播放继续。按 Ctrl+Q 退出。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>No limit</source>
      <translation>无上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source> d</source>
      <comment>days, behind a number</comment>
      <translation> 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source> h</source>
      <comment>hours, behind a number</comment>
      <translation> 小时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Never</source>
      <translation>从不</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Start with the desktop</source>
      <translation>随桌面启动</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>In the tray, without a window.</source>
      <translation>驻留托盘，不显示窗口。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>System</source>
      <translation>系统</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>As the desktop</source>
      <translation>跟随桌面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Studio</source>
      <translation>录音室</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Best that is installed</source>
      <translation>已安装的最佳模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>E5, many languages</source>
      <translation>E5，多语言</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>MiniLM, English, lighter</source>
      <translation>MiniLM，英语，较轻量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/setting_cards.py"/>
      <source>Words only, lightest</source>
      <translation>仅词语，最轻量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Tags…</source>
      <translation>标签…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Download by itself…</source>
      <translation>自动下载…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Hide episodes…</source>
      <translation>隐藏单集…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Copy the feed's address</source>
      <translation>复制订阅源地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Change the feed's address…</source>
      <translation>更改订阅源地址…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Login…</source>
      <translation>登录…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Unfollow</source>
      <translation>取消订阅</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Copied the address of the feed</source>
      <translation>已复制订阅源地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>The login is forgotten</source>
      <translation>已忘记登录信息</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Web page</source>
      <translation>网页</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Bring back from the archive</source>
      <translation>从归档中恢复</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>Archive: put away, keep its history</source>
      <translation>归档：收起并保留记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_actions.py"/>
      <source>The rule is stored</source>
      <translation>规则已保存</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Play best for now</source>
      <translation>播放当下最佳</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Following ✓</source>
      <translation>已订阅 ✓</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Click to read all of it</source>
      <translation>点击阅读全文</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Unfollow this show; can be undone</source>
      <translation>取消订阅此节目，可以撤销</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Which episodes are downloaded by themselves</source>
      <translation>自动下载哪些单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Speed here ▾</source>
      <translation>此节目倍速 ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Archived</source>
      <translation>已归档</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Bring this show back from the archive</source>
      <translation>从归档中恢复此节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Downloads: newest {count}</source>
      <translation>下载：最新 {count} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Downloads: off</source>
      <translation>下载：关</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Play best</source>
      <translation>播放最佳</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>{speed} here ▾</source>
      <translation>此节目 {speed} ▾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>Newest {count}</source>
      <translation>最新 {count} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/show_header.py"/>
      <source>As everywhere ({speed})</source>
      <translation>与全局相同（{speed}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/skeleton.py"/>
      <source>Loading</source>
      <translation>正在加载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Pause learning</source>
      <translation>暂停学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Nothing new is learned; what was learned stays.</source>
      <translation>不再学习新内容，已学到的会保留。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Your place in an episode is kept; nothing is logged and nothing learned.</source>
      <translation>保留单集播放位置，不留记录，也不学习。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>What you played and when, one JSON object a line, which “podplayer import” reads.</source>
      <translation>你播放的内容与时间，每行一个 JSON 对象，可用“podplayer import”读取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Forget…</source>
      <translation>忘记…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <source>Everything, or what was learned since a day. One interest or show: in its menu above.</source>
      <translation>全部，或某天以来学到的内容。单个兴趣或节目请用上方各自的菜单。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Learning</source>
      <translation>学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Forget what was heard of it…</source>
      <translation>忘记其收听记录…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>the last 7 days</source>
      <translation>最近 7 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>the last 30 days</source>
      <translation>最近 30 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Export what was heard</source>
      <translation>导出收听记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>JSON lines (*.jsonl)</source>
      <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>{path} cannot be written: {strerror}.</source>
      <translation>无法写入 {path}：{strerror}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Go to {title}</source>
      <translation>前往 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>all about “{title}”</source>
      <translation>关于“{title}”的一切</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Forgot {name}: {count} of the log</source>
      <translation>已忘记{name}：{count} 条记录</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste_corrections.py"/>
      <source>Wrote %n line(s) to {name}</source>
      <translation>
        <numerusform>已向 {name} 写入 %n 行</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste_score.py"/>
      <source>Replaying your log…</source>
      <translation>正在重放你的记录…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Chinese</source>
      <translation>中文</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Dutch</source>
      <translation>荷兰语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>English</source>
      <translation>英语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>French</source>
      <translation>法语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>German</source>
      <translation>德语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Italian</source>
      <translation>意大利语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Japanese</source>
      <translation>日语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Portuguese</source>
      <translation>葡萄牙语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Russian</source>
      <translation>俄语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Spanish</source>
      <translation>西班牙语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick · you started it</source>
      <translation>首选推荐 · 你已开始听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick</source>
      <translation>首选推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick · new today</source>
      <translation>首选推荐 · 今日更新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick · new this week</source>
      <translation>首选推荐 · 本周更新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Why, in numbers</source>
      <translation>推荐理由（数值）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Not now</source>
      <translation>暂不</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Play {title}</source>
      <translation>播放 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/top_pick.py"/>
      <source>Top pick: {title}, {text}</source>
      <translation>首选推荐：{title}，{text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>The map appears once episodes have been read by the encoder.</source>
      <translation>单集经编码器读取后，地图就会出现。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>Map of topics</source>
      <translation>主题地图</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>No map yet.</source>
      <translation>还没有地图。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>You on {name} are near {nearest}</source>
      <translation>{name}，你靠近 {nearest}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>{title}: {time} heard, %n episode(s) here</source>
      <translation>
        <numerusform>{title}：已听 {time}，此处有 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/topic_map.py"/>
      <source>you, {when}</source>
      <translation>你，{when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Search what is said</source>
      <translation>搜索文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Place before</source>
      <translation>上一处</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Next place</source>
      <translation>下一处</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Follow again</source>
      <translation>继续跟随</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Fetch the transcript</source>
      <translation>获取文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Close the search</source>
      <translation>关闭搜索</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>{place} of {count}</source>
      <translation>{place}/{count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_panel.py"/>
      <source>Not said</source>
      <translation>未提及</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/transcript_view.py"/>
      <source>Up and Down choose a line, Enter plays from it.</source>
      <translation>Up 和 Down 选择一行，Enter 从该行播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>Set a limit</source>
      <translation>设置上限</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n 个文件</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>Change the limit</source>
      <translation>更改上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>{used} of {limit}</source>
      <translation>{used} / {limit}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>{size} in the trash</source>
      <translation>回收站中 {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/usage_card.py"/>
      <source>Room used: {share}</source>
      <translation>已用空间：{share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>This file cannot be analysed</source>
      <translation>无法分析此文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>Draw the waveform</source>
      <translation>绘制波形</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>podplayer plays the sound of this video</source>
      <translation>podplayer 播放此视频的声音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>Listening to the file…</source>
      <translation>正在分析文件…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>The waveform comes with the download</source>
      <translation>下载后即可显示波形</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>speech {share}</source>
      <translation>语音 {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>music {share}</source>
      <translation>音乐 {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/wave_panel.py"/>
      <source>skipped {duration} of silence</source>
      <translation>跳过了 {duration}静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/waveform.py"/>
      <source>Waveform</source>
      <translation>波形</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Save as a picture…</source>
      <translation>保存为图片…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Save the year</source>
      <translation>保存年度回顾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Pictures (*.png)</source>
      <translation>图片 (*.png)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>No show was heard.</source>
      <translation>没有听过的节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{time} in {year}</source>
      <translation>{year} 年收听 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>A year, day by day</source>
      <translation>逐日看一年</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>days with listening</source>
      <translation>收听天数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest month</source>
      <translation>收听最多的月份</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>%n hour(s) in {year}</source>
      <translation>
        <numerusform>{year} 年共 %n 小时</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Nothing in {year}</source>
      <translation>{year} 年没有收听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Your {year} in review</source>
      <translation>你的 {year} 年度回顾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{year}, day by day</source>
      <translation>{year} 年逐日</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Most of all {listed}.</source>
      <translation>听得最多的是{listed}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest day</source>
      <translation>收听最多的一天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>Saved {name}</source>
      <translation>已保存 {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>{path} cannot be written.</source>
      <translation>无法写入 {path}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>busiest day, {day}</source>
      <translation>收听最多的一天：{day}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>7 days</source>
      <translation>7 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Everything kept</source>
      <translation>全部保留的记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>The lists of episodes of the shows you follow, when you refresh.</source>
      <translation>刷新时，获取你所订阅节目的单集列表。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Pictures of shows and episodes, once each.</source>
      <translation>节目和单集的图片，每张只获取一次。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Sound that you play or download. The server sees your address and the file.</source>
      <translation>你播放或下载的音频。服务器会看到你的地址和所请求的文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Chapter marks of an episode that you open.</source>
      <translation>你打开的单集的章节标记。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>The words of an episode that you open.</source>
      <translation>你打开的单集的文字稿。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>A search for new shows in a directory that you chose to ask.</source>
      <translation>在你选择的目录中搜索新节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Models for the recommender, when you ask for them, once.</source>
      <translation>推荐所用的模型，仅在你要求时获取一次。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>trackers gone around</source>
      <translation>已绕过的跟踪器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>by recommendations</source>
      <translation>由推荐发出</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Recommendations, learning and search read only what is on this computer. No kind of request exists for them, so their number is zero and stays zero.</source>
      <translation>推荐、学习和搜索只读取此电脑上的内容。它们没有任何类型的网络请求，因此次数为零，并将始终为零。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Writes these requests to a CSV or JSON file</source>
      <translation>将这些请求写入 CSV 或 JSON 文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Nothing is fetched at all; what is downloaded plays.</source>
      <translation>完全不获取任何内容，已下载的可以播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Counters such as podtrac and chartable stand before many episodes and write down who listens. podplayer takes them out of the address and asks the show's own server.</source>
      <translation>许多单集前面设有 podtrac、chartable 等计数服务，记录谁在收听。podplayer 会将其从地址中去除，直接请求节目自己的服务器。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Otherwise podplayer connects only when you ask for something.</source>
      <translation>否则，podplayer 仅在你要求时才联网。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>For everything that is fetched; names are looked up there too. Empty: as the desktop says. “none”: never through one.</source>
      <translation>用于所有网络获取，域名也在代理处解析。留空：跟随桌面设置。“none”：从不使用代理。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>requests to %n host(s)</source>
      <translation>
        <numerusform>对 %n 个主机的请求</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>received</source>
      <translation>已接收</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export the ledger</source>
      <translation>导出连接记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>CSV (*.csv);;JSON (*.json)</source>
      <translation>CSV (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Every connection that podplayer made, and why. There is no other.</source>
      <translation>podplayer 建立的每个连接及其原因，再无其他。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What you allow</source>
      <translation>你的许可</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What podplayer asks for</source>
      <translation>podplayer 的请求</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Requests from whose address a counter was taken out before they were made.</source>
      <translation>发出前已从地址中去除计数服务的请求。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>{size} were sent.</source>
      <translation>已发送 {size}。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Wrote %n request(s) to {name}</source>
      <translation>
        <numerusform>已向 {name} 写入 %n 条请求</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Clear queue</source>
      <translation>清空播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Save as playlist…</source>
      <translation>保存为播放列表…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>This playlist is empty</source>
      <translation>此播放列表是空的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>“Add to a playlist” is in the menu of every episode.</source>
      <translation>每个单集的菜单中都有“加入播放列表”。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>%n episode(s) and more</source>
      <translation>
        <numerusform>%n 集以上</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>The queue is empty</source>
      <translation>播放队列是空的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Press Q on an episode, or choose “Play next”. What stands here plays one after the other.</source>
      <translation>在单集上按 Q，或选择“下一个播放”。这里的单集会依次播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Nothing fits now</source>
      <translation>目前没有符合的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>As soon as an episode fits the rule of this playlist, it is here.</source>
      <translation>一有单集符合此播放列表的规则，就会出现在这里。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Change the rule…</source>
      <translation>更改规则…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>A rule fills this playlist; change the rule to leave something out.</source>
      <translation>此播放列表按规则填充；如要排除单集，请更改规则。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>{time} at {speed}</source>
      <translation>以 {speed} 播放需 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>ends at {time}</source>
      <translation>{time} 结束</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Filled by a rule…</source>
      <translation>按规则填充…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Put together by hand…</source>
      <translation>手动编排…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Search everything you follow</source>
      <translation>搜索你订阅的全部内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Type words: all of them must occur, the last may be a beginning. Or say what it is about, as in “somebody builds a house alone”: after a short pause, episodes come that mean the same in other words, in any language. Down goes into the results, Enter plays.</source>
      <translation>输入词语：须全部出现，最后一个可以只输入开头。也可以描述内容，例如“一个人独自盖房子”：稍等片刻，就会出现用不同说法、任何语言表达相同意思的单集。Down 进入结果，Enter 播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>how rivers move</source>
      <translation>河流如何流动</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>the price of silver</source>
      <translation>白银的价格</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>a quiet story for the night</source>
      <translation>适合夜晚的安静故事</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Words, or what it is about</source>
      <translation>词语，或内容描述</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Search every episode</source>
      <translation>搜索所有单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Results</source>
      <translation>结果</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Looking for what you mean…</source>
      <translation>正在查找你想表达的内容…</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s), {near} by meaning</source>
      <translation>
        <numerusform>%n 集，其中 {near} 集含义相近</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s) match; “All” shows them.</source>
      <translation>
        <numerusform>%n 集匹配，点击“全部”显示。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Nothing was found</source>
      <translation>没有找到</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>Nothing {lower} is among them</source>
      <translation>其中没有“{lower}”的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>No episode you follow has the words “{text}”, nor anything near to it. Fewer words find more.</source>
      <translation>你订阅的单集中没有“{text}”，也没有相近的内容。减少词语可以找到更多。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>No setting has these words.</source>
      <translation>没有包含这些词语的设置。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Search the settings</source>
      <translation>搜索设置</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Free software under the GPL, version 3 or later.</source>
      <translation>自由软件，采用 GPL 第 3 版或更新版本授权。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Check everything</source>
      <translation>全面检查</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Doctor</source>
      <translation>诊断</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Looks at the library, the models, the engines and the disk.</source>
      <translation>检查资料库、模型、引擎和磁盘。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Checking…</source>
      <translation>正在检查…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Looks</source>
      <translation>外观</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Network and privacy</source>
      <translation>网络与隐私</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Desktop</source>
      <translation>桌面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>VLC (not installed)</source>
      <translation>VLC（未安装）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>VLC needs libVLC. On Debian: sudo apt install libvlc5</source>
      <translation>VLC 需要 libVLC。Debian 上请运行：sudo apt install libvlc5</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Oldest</source>
      <translation>最早</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Longest</source>
      <translation>最长</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Shortest</source>
      <translation>最短</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Episodes</source>
      <translation>单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Search in this show</source>
      <translation>在此节目中搜索</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>You have heard every episode of this show.</source>
      <translation>此节目的所有单集你都已听过。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No such episode</source>
      <translation>没有这样的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No episodes</source>
      <translation>没有单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>The feed of this show lists none so far.</source>
      <translation>此节目的订阅源目前没有列出单集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Nothing here</source>
      <translation>这里没有内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>No episode of this show is like that now.</source>
      <translation>此节目目前没有这类单集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>Nothing here has the words “{text}”.</source>
      <translation>这里没有包含“{text}”的内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <source>The speed is stored</source>
      <translation>倍速已保存</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>By name</source>
      <translation>按名称</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Newest episode first</source>
      <translation>最新单集优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Most unheard first</source>
      <translation>未听最多优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Added last first</source>
      <translation>最近添加优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Tags</source>
      <translation>标签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Filter shows</source>
      <translation>筛选节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Add a show</source>
      <translation>添加节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>All</source>
      <comment>shows</comment>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>No show has these words</source>
      <translation>没有包含这些词语的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>The filter looks at names, authors and categories.</source>
      <translation>筛选范围包括名称、作者和分类。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n show(s)</source>
      <translation>
        <numerusform>%n 个节目</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Archive {number}</source>
      <translation>归档 {number}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>{shown} of %n show(s)</source>
      <translation>
        <numerusform>{shown} / %n 个节目</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>put away with their history; nothing is fetched for them</source>
      <translation>已收起并保留记录，不再为其获取内容</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n unheard episode(s)</source>
      <translation>
        <numerusform>%n 集未听</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>Show all</source>
      <translation>显示全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing was heard yet.</source>
      <translation>还没有收听记录。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>After %n more play(s) this page says what you seem to like, and why. Before, it would be guessing.</source>
      <translation>
        <numerusform>再播放 %n 次，此页就会显示你似乎喜欢什么以及原因。在那之前只能是猜测。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>{weekday} {hour:02d}:00: {time} heard</source>
      <translation>{weekday} {hour:02d}:00：已听 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Most is heard on {weekday} at {hour:02d}:00. The arrow keys read the hours.</source>
      <translation>{weekday} {hour:02d}:00 听得最多。用方向键读取各小时。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Hours × weekdays</source>
      <translation>小时 × 星期</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What was learned could not be read</source>
      <translation>无法读取学到的内容</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>From %n play(s) and answers. You can correct or delete any of it; nothing leaves this computer.</source>
      <translation>
        <numerusform>来自 %n 次播放与反馈。你可以纠正或删除其中任何内容，一切都不会离开此电脑。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Private listening is on: nothing is logged or learned while it is.</source>
      <translation>私密收听已开启：期间不记录也不学习。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing to say about your taste yet</source>
      <translation>关于你的口味，目前还没有结论</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Hours of the week</source>
      <translation>一周各时段</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Shows by habit</source>
      <translation>节目收听习惯</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing was learned yet</source>
      <translation>还没有学到内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Shows, by how much you hear them lately</source>
      <translation>节目，按最近收听多少排列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What this computer has learned about you</source>
      <translation>此电脑对你的了解</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Nothing of it leaves this computer.</source>
      <translation>一切都不会离开此电脑。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Learning is paused: nothing new is learned until you switch it on again.</source>
      <translation>学习已暂停：重新开启前不会学习新内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>No show was heard yet.</source>
      <translation>还没有听过的节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Does it work?</source>
      <translation>有效吗？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Near means alike in what episodes are about. Circles are shows, larger the more you hear them; dots are episodes, brighter once heard; colours are your interests. The two directions hold {share} of the differences between shows.</source>
      <translation>距离近表示单集主题相似。圆圈是节目，听得越多越大；圆点是单集，听过后更亮；颜色代表你的兴趣。两个方向涵盖节目间差异的 {share}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>not lately</source>
      <translation>最近没有</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>Chapter</source>
      <translation>章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>End</source>
      <translation>结束</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/player_link.py"/>
      <source>Nothing is playing that could be marked.</source>
      <translation>当前没有可添加书签的播放内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Flat</source>
      <translation>平直</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Clear voices</source>
      <translation>清晰人声</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Warm</source>
      <translation>温暖</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Bright</source>
      <translation>明亮</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Small loudspeaker</source>
      <translation>小型扬声器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Equaliser curve</source>
      <translation>均衡器曲线</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>My own</source>
      <translation>自定义</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>Equaliser</source>
      <translation>均衡器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>{hertz} hertz</source>
      <translation>{hertz} 赫兹</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/equalizer.py"/>
      <source>{decibels:+d} dB</source>
      <translation>{decibels:+d} dB</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <source>Back to the window</source>
      <translation>返回窗口</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Nothing is playing</source>
      <translation>没有正在播放的内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/nav.py"/>
      <source>Current page</source>
      <translation>当前页面</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Queue, %n episode(s)</source>
      <translation>
        <numerusform>播放队列，%n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Volume</source>
      <translation>音量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Choose an episode to start</source>
      <translation>选择一集开始播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Unmute</source>
      <translation>取消静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer, {text} left</source>
      <translation>睡眠定时，剩余 {text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Speed, {speed}</source>
      <translation>倍速，{speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>I fell asleep: back to {time}, when I set the timer</source>
      <translation>我睡着了：回到设定定时的 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>End of this episode</source>
      <translation>本集结束时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>For this episode</source>
      <translation>用于本集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>For this show</source>
      <translation>用于此节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Always</source>
      <translation>始终</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>I fell asleep: back to {time}, when it grew softer</source>
      <translation>我睡着了：回到音量渐弱的 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>End of this chapter</source>
      <translation>本章节结束时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Switch off</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/seek_bar.py"/>
      <source>Position</source>
      <translation>播放进度</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Side bar</source>
      <translation>侧边栏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Add podcast</source>
      <translation>添加播客</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private</source>
      <translation>私密</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Everything stays on this computer.</source>
      <translation>一切都留在此电脑上。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Offline: nothing is fetched.</source>
      <translation>离线：不获取任何内容。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>%n request(s) today, 0 from recommendations.</source>
      <translation>
        <numerusform>今天 %n 次请求，推荐发出 0 次。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Follow a show or import OPML</source>
      <translation>订阅节目或导入 OPML</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Nothing is logged or learned now.</source>
      <translation>目前不记录也不学习。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>A little slower</source>
      <translation>稍慢</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>A little faster</source>
      <translation>稍快</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Silence, loudness and voices of this show alone</source>
      <translation>仅此节目的静音、响度与人声</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip intro of this show</source>
      <translation>跳过此节目的片头</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip outro of this show</source>
      <translation>跳过此节目的片尾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source> s</source>
      <translation> 秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Saved {duration} of this episode.</source>
      <translation>本集已节省 {duration}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip silence</source>
      <translation>跳过静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Pauses of half a second and more.</source>
      <translation>半秒及以上的停顿。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Even loudness</source>
      <translation>均衡响度</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Every episode as loud as every other.</source>
      <translation>让每一集响度一致。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Boost voices</source>
      <translation>增强人声</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Less rumble, clearer consonants.</source>
      <translation>减少低频噪声，让吐字更清晰。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Even voices</source>
      <translation>平衡人声</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Brings up whoever sits far away.</source>
      <translation>提升离麦克风较远者的声音。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip intro</source>
      <translation>跳过片头</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Skip outro</source>
      <translation>跳过片尾</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Only for {show}</source>
      <translation>仅用于{show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Plays on {device}</source>
      <translation>在 {device} 上播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/timeline.py"/>
      <source>{position} of {duration}</source>
      <translation>{position} / {duration}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/toast.py"/>
      <source>Dismiss</source>
      <translation>关闭</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>%n second(s) forward</source>
      <translation>
        <numerusform>快进 %n 秒</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>%n second(s) back</source>
      <translation>
        <numerusform>快退 %n 秒</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Space)</source>
      <translation>{name}（Space）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Right)</source>
      <translation>{name}（Right）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Left)</source>
      <translation>{name}（Left）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Welcome to podplayer</source>
      <translation>欢迎使用 podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Follow a show, and podplayer learns what you like to hear, when. All of it happens on this computer: nothing about you is sent anywhere.</source>
      <translation>订阅节目后，podplayer 会学习你喜欢在什么时候听什么。一切都在此电脑上完成：不会发送任何关于你的信息。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>All files (*);;Lists of shows (*.opml *.xml);;Databases (*.db *.sqlite Database);;Archives (*.zip *.json)</source>
      <translation>所有文件 (*);;节目列表 (*.opml *.xml);;数据库 (*.db *.sqlite Database);;归档文件 (*.zip *.json)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>podplayer opens only web and mail addresses.</source>
      <translation>podplayer 只能打开网页和邮件地址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Open in the browser?</source>
      <translation>在浏览器中打开？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>{address}

The page will see that you visit it.</source>
      <translation>{address}

该网页会知道你访问了它。</translation>
    </message>
  </context>
</TS>
