<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
  <context>
    <name/>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{count} of {all} are there, with the right checksums</source>
      <translation>{all} 个中有 {count} 个，校验和正确</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{name}, {dimensions} numbers, answered in {time:.1f} s, {size:.0f} MB, network {network}</source>
      <translation>{name}，{dimensions} 维，{time:.1f} 秒后应答，{size:.0f} MB，网络{network}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{encoded:,} of {episodes} are encoded</source>
      <translation>{episodes}中已编码 {encoded:,} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}: {names}</source>
      <translation>{found}：{names}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}; absent or altered: {names}</source>
      <translation>{found}；缺失或被改动：{names}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>cut off by the kernel</source>
      <translation>已由内核切断</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>refused by a guard</source>
      <translation>由守护程序拒绝</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <source>%n episode(s)</source>
      <translation>
        <numerusform>%n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{encoded:,} of {episodes} are encoded with {encoder}</source>
      <translation>{episodes}中已用 {encoder} 编码 {encoded:,} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>versions</source>
      <translation>版本</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>full-text search</source>
      <translation>全文搜索</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>window</source>
      <translation>窗口</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>disk</source>
      <translation>磁盘</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>library</source>
      <translation>资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>files</source>
      <translation>文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/delegates/connection.py"/>
      <source>models</source>
      <translation>模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>encoder</source>
      <translation>编码器</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>vectors</source>
      <translation>向量</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>sound, schema {version} of {newest}, {shows}, {episodes}</source>
      <translation>完好，结构版本 {version}/{newest}，{shows}，{episodes}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>Qt Multimedia can be loaded</source>
      <translation>可以加载 Qt Multimedia</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>installed</source>
      <translation>已安装</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{file} is damaged: {finding}</source>
      <translation>{file} 已损坏：{finding}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>see what can be saved: {command}</source>
      <translation>看看哪些可以挽救：{command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>start podplayer once to migrate it</source>
      <translation>启动一次 podplayer 即可升级</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>libpulse is missing, without which Qt Multimedia cannot be loaded</source>
      <translation>缺少 libpulse，无法加载 Qt Multimedia</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>install it: {command}</source>
      <translation>安装：{command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>not installed; it is only a second engine</source>
      <translation>未安装；它只是备用引擎</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>if you want it: {command}</source>
      <translation>如果需要：{command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>get them: {command}</source>
      <translation>获取：{command}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>{found}; {note}</source>
      <translation>{found}；{note}</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>see the models above</source>
      <translation>参见上面的模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/checks.py"/>
      <source>run `podplayer reindex`, or leave the window open</source>
      <translation>运行 `podplayer reindex`，或让窗口开着</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/app/checks.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <source>%n show(s)</source>
      <translation>
        <numerusform>%n 个节目</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <source>Your library is damaged</source>
      <translation>你的资料库已损坏</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <source>Something has written over a part of its file. podplayer can close the window, save what can be read, and show you that and the newest backup. Nothing is changed before you choose.</source>
      <translation>有什么东西覆盖了资料库文件的一部分。podplayer 可以关闭窗口，救出还能读的内容，并把它和最新的备份给你看。在你选择之前不会改变任何东西。</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/library_care.py"/>
      <source>See what is left</source>
      <translation>看看还剩下什么</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/restart.py"/>
      <source>Your library is as it was</source>
      <translation>你的资料库和原来一样</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>What can be read of it</source>
      <translation>其中可读取的内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/app/window_opening.py"/>
      <source>The library is damaged; `podplayer repair` says what is left.</source>
      <translation>资料库已损坏；用 `podplayer repair` 看看还剩下什么。</translation>
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
      <location filename="../../podplayer/encoders/cover.py"/>
      <source>The cover holds no picture.</source>
      <translation>封面里没有图片。</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is not a JPEG, PNG, GIF or WebP picture.</source>
      <translation>封面不是 JPEG、PNG、GIF 或 WebP 图片。</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is too large ({width} x {height} pixels).</source>
      <translation>封面太大（{width} x {height} 像素）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/cover.py"/>
      <source>The cover cannot be decoded ({error}).</source>
      <translation>封面无法解码（{error}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/sound.py"/>
      <source>The recording is silent wherever it was listened to.</source>
      <translation>录音中所有试听之处都没有声音。</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/windows.py"/>
      <source>The recording has no sound.</source>
      <translation>录音没有声音。</translation>
    </message>
    <message>
      <location filename="../../podplayer/encoders/windows.py"/>
      <source>The recording cannot be decoded ({error}).</source>
      <translation>录音无法解码（{error}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directories.py"/>
      <source>the directory gave an answer that cannot be read</source>
      <translation>目录的响应无法读取</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>There is no address to add.</source>
      <translation>没有可添加的地址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>{match}: addresses cannot be added, only http and https.</source>
      <translation>{match}：这类地址不能添加，只能是 http 和 https。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>“{text}” is neither a web address nor a file.</source>
      <translation>“{text}”既不是网址也不是文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/directory.py"/>
      <source>This is not a web address.</source>
      <translation>这不是网址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/fetch.py"/>
      <source>it is larger than {max_feed_bytes} MB, which is refused</source>
      <translation>它大于 {max_feed_bytes} MB，因此被拒绝</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/fetch.py"/>
      <source>the file cannot be read ({reason})</source>
      <translation>文件无法读取（{reason}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/json_feed.py"/>
      <source>this is JSON, but no feed</source>
      <translation>这是 JSON，但不是订阅源</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/lenient_reader.py"/>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is not a feed, or it is too damaged to be read</source>
      <translation>这不是订阅源，或损坏得无法读取</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML).</source>
      <translation>这个文件不是节目列表（OPML）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML): it is a single feed, which can be added instead.</source>
      <translation>这个文件不是节目列表（OPML）：它是单个订阅源，可以直接添加。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is not a list of shows (OPML): it is a web page.</source>
      <translation>这个文件不是节目列表（OPML）：它是网页。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file lists more than {most:,} shows; split it into smaller lists and import them one after the other.</source>
      <translation>文件列出的节目超过 {most:,} 个；请拆成较小的列表，逐个导入。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is empty.</source>
      <translation>文件是空的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is too large to be a list of shows.</source>
      <translation>文件太大，不可能是节目列表。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file declares entities, which is refused: it can be an attack.</source>
      <translation>文件声明了实体，因此被拒绝：这可能是攻击。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is OPML, but it lists no show.</source>
      <translation>文件是 OPML，但没有列出任何节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is a gzip file that was cut off.</source>
      <translation>文件是被截断的 gzip 文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/opml.py"/>
      <source>The file is a damaged gzip file.</source>
      <translation>文件是损坏的 gzip 文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>it has neither a title nor episodes</source>
      <translation>它既没有标题也没有单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>unpacked it is larger than {largest_unpacked} MB</source>
      <translation>解压后大于 {largest_unpacked} MB</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>what came is empty</source>
      <translation>收到的内容是空的</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is a web page, not a feed</source>
      <translation>这是网页，不是订阅源</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is too damaged to be read</source>
      <translation>内容损坏，无法读取</translation>
    </message>
    <message>
      <location filename="../../podplayer/feeds/parse.py"/>
      <source>this is neither a feed nor whole JSON</source>
      <translation>这既不是订阅源也不是完整的 JSON</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>There is no audio in {name} that can be decoded.</source>
      <translation>{name} 中没有可以解码的音频。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>{name} is no audio that can be read.</source>
      <translation>{name} 不是可以读取的音频。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>There is no audio in {name}.</source>
      <translation>{name} 中没有音频。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/analysis.py"/>
      <source>{name} does not end.</source>
      <translation>{name} 没有结尾。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is damaged.</source>
      <translation>封面已损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover is larger than 10 MB.</source>
      <translation>封面大于 10 MB。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/artwork.py"/>
      <source>The cover cannot be stored ({strerror}).</source>
      <translation>封面无法保存（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; there are none in the file.</source>
      <translation>章节无法读取；文件中没有章节。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; none of them has a time.</source>
      <translation>章节无法读取；没有一个带时间。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/chapters.py"/>
      <source>The chapters cannot be read; they are no JSON.</source>
      <translation>章节无法读取；它们不是 JSON。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/scan.py"/>
      <source>{name} cannot be analysed; the file may be damaged.</source>
      <translation>{name} 无法分析；文件可能已损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/sealed_source.py"/>
      <location filename="../../podplayer/playback/studio_backend.py"/>
      <source>The file cannot be read ({strerror}).</source>
      <translation>无法读取该文件（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/stream.py"/>
      <source>The audio could not be fetched.</source>
      <translation>音频无法获取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/tags.py"/>
      <source>{name} is no media file that can be read.</source>
      <translation>{name} 不是可以读取的媒体文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/tags.py"/>
      <source>{name} cannot be read; the file may be damaged.</source>
      <translation>{name} 无法读取；文件可能已损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>The transcript is larger than 16 MB.</source>
      <translation>文字稿大于 16 MB。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>There are no words in this transcript that can be read.</source>
      <translation>这份文字稿中没有可读的文字。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transcript.py"/>
      <source>The transcript claims to be JSON but cannot be read as such.</source>
      <translation>文字稿自称是 JSON，却无法按 JSON 读取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the server sent another part of the file than was asked for</source>
      <translation>服务器发来的不是所请求的那部分文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>There is not enough room in {folder}: {megabytes:,.0f} MB are needed and {megabytes2:,.0f} MB are free.</source>
      <translation>{folder} 空间不足：需要 {megabytes:,.0f} MB，剩余 {megabytes2:,.0f} MB。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>{url}: the server sent a web page or a text instead of the file.</source>
      <translation>{url}：服务器发来的是网页或文本，而不是文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the server sent an empty file</source>
      <translation>服务器发来空文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <source>the file has changed on the server</source>
      <translation>服务器上的文件已改变</translation>
    </message>
    <message>
      <location filename="../../podplayer/media/transfer.py"/>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the connection broke off</source>
      <translation>连接中断</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>Stopped.</source>
      <translation>已停止。</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>{url}: {sentence}</source>
      <translation>{url}:{sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/errors.py"/>
      <source>podplayer is set to stay offline</source>
      <translation>podplayer 设为离线</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/sealed.py"/>
      <source>A locked file is damaged or was changed by somebody; throw the download away and fetch it again.</source>
      <translation>一个加密的文件已损坏或被人改动；请丢弃该下载并重新下载。</translation>
    </message>
    <message>
      <location filename="../../podplayer/model/sealed.py"/>
      <source>This file is locked with the key of another library; fetch it again.</source>
      <translation>该文件由另一个资料库的密钥加密；请重新下载。</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>{kind} not fetched, only http and https</source>
      <translation>不获取 {kind}，只获取 http 和 https</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <location filename="../../podplayer/net/failures.py"/>
      <source>this is not a web address</source>
      <translation>这不是网址</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>the server redirects into your own network, which is refused</source>
      <translation>服务器重定向到你自己的网络，因此被拒绝</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/addresses.py"/>
      <source>the server redirects to an address that is refused</source>
      <translation>服务器重定向到被拒绝的地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>there is no such server, or this computer is offline</source>
      <translation>没有这个服务器，或这台电脑离线</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings is not known</source>
      <translation>设置中的代理无法识别</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server cannot be reached</source>
      <translation>服务器无法连接</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server did not answer in time</source>
      <translation>服务器没有及时响应</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>{reason}, so the connection would not be safe</source>
      <translation>{reason}，因此连接不安全</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>a safe connection could not be made</source>
      <translation>无法建立安全连接</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the file of trusted certificates cannot be read</source>
      <translation>受信任证书的文件无法读取</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server answered nothing</source>
      <translation>服务器没有返回任何内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>what came is damaged</source>
      <translation>收到的内容已损坏</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>only http and https are fetched</source>
      <translation>只获取 http 和 https</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>what answers there is no web server</source>
      <translation>该地址上的不是网页服务器</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings refuses</source>
      <translation>设置中的代理拒绝连接</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server asks for a user name and password (401)</source>
      <translation>服务器要求用户名和密码（401）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server refuses access (403)</source>
      <translation>服务器拒绝访问（403）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>there is nothing at this address (404)</source>
      <translation>这个地址上什么也没有（404）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy asks for a user name and password (407)</source>
      <translation>代理要求用户名和密码（407）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>it was taken down for good (410)</source>
      <translation>已被永久移除（410）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server does not have that part of the file (416)</source>
      <translation>服务器没有文件的那一部分（416）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server asks to wait before trying again (429)</source>
      <translation>服务器要求稍后再试（429）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its server did not answer for other shows, and was not asked any more</source>
      <translation>它的服务器对其他节目没有响应，因此不再请求</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate has expired</source>
      <translation>它的证书已过期</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is not valid yet; see whether this computer's clock is right</source>
      <translation>它的证书尚未生效；请检查这台电脑的时钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>an authority that is not known vouches for it</source>
      <translation>为它担保的机构无法识别</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is signed by the server itself</source>
      <translation>它的证书由服务器自己签署</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is for another server</source>
      <translation>它的证书属于另一个服务器</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate was taken back</source>
      <translation>它的证书已被吊销</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the transfer failed ({reason})</source>
      <translation>传输失败（{reason}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings refuses this address ({status})</source>
      <translation>设置中的代理拒绝了这个地址（{status}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>{sentence}; it asks for {minutes} minutes</source>
      <translation>{sentence}；它要求等待 {minutes} 分钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>it is larger than {size}, which is refused</source>
      <translation>它大于 {size}，因此被拒绝</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>its certificate is not valid</source>
      <translation>它的证书无效</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the proxy from the settings cannot be reached</source>
      <translation>设置中的代理无法连接</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server has a problem ({status})</source>
      <translation>服务器出了问题（{status}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/failures.py"/>
      <source>the server refuses ({status})</source>
      <translation>服务器拒绝（{status}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/transfer.py"/>
      <source>the server's answer has endless headers</source>
      <translation>服务器响应的标头没有尽头</translation>
    </message>
    <message>
      <location filename="../../podplayer/net/transfer.py"/>
      <source>the server redirects in a circle</source>
      <translation>服务器循环重定向</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/backend.py"/>
      <source>This is no audio that can be played.</source>
      <translation>这不是可以播放的音频。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/backend.py"/>
      <source>The file {path} is not there any more.</source>
      <translation>文件 {path} 已不存在。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>The audio breaks off long before its end; the file may be incomplete.</source>
      <translation>音频远未到结尾就中断；文件可能不完整。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>There is no sound device. Plug in headphones or speakers, then press Play.</source>
      <translation>没有声音设备。接上耳机或扬声器，然后按“播放”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>The sound device is gone, so this is paused. Press Play to go on.</source>
      <translation>声音设备不见了，因此已暂停。按“播放”继续。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/player.py"/>
      <source>There is no sound device: this plays, but nothing is heard.</source>
      <translation>没有声音设备：正在播放，但什么也听不到。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/qt_backend.py"/>
      <location filename="../../podplayer/playback/studio_decoder.py"/>
      <source>There is no audio in this file.</source>
      <translation>这个文件里没有音频。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/studio_decoder.py"/>
      <source>It is not possible to seek in this audio.</source>
      <translation>这段音频无法跳转。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/studio_engine.py"/>
      <source>The audio cannot be played; the file may be damaged.</source>
      <translation>音频无法播放；文件可能已损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/vlc_backend.py"/>
      <source>VLC is not installed; on Debian: sudo apt install libvlc5 vlc-plugin-base.</source>
      <translation>没有安装 VLC；在 Debian 上：sudo apt install libvlc5 vlc-plugin-base。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/vlc_backend.py"/>
      <source>VLC cannot start; reinstall libvlc5 and vlc-plugin-base.</source>
      <translation>VLC 无法启动；请重新安装 libvlc5 和 vlc-plugin-base。</translation>
    </message>
    <message>
      <location filename="../../podplayer/playback/watchdog.py"/>
      <source>The audio does not play; the file may be damaged or no audio at all.</source>
      <translation>音频播不出来；文件可能已损坏，或根本不是音频。</translation>
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
    <message numerus="yes">
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Outside your usual: %n episode(s) of this show played so far</source>
      <translation>
        <numerusform>在你的习惯之外：这个节目至今听过 %n 集</numerusform>
      </translation>
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
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>Close to “{name}”, an interest you named</source>
      <translation>接近你说过的兴趣“{name}”</translation>
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
      <source>From a show you follow</source>
      <translation>来自你订阅的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/explain.py"/>
      <source>from a show that you tagged</source>
      <translation>来自你加过标签的节目</translation>
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
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
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
      <location filename="../../podplayer/recommender/replay.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>newest first</source>
      <translation>最新优先</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>most heard lately</source>
      <translation>最近听得最多</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>nearest to what you liked</source>
      <translation>最接近你喜欢过的</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>a random show's latest</source>
      <translation>随机节目的最新一集</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>Over your last {decisions} choices podplayer put the one you took first {ours:.0%} of the time; the best simple rule, “{rule}”, {best:.0%}.</source>
      <translation>在你最近 {decisions} 次选择中，podplayer 有 {ours:.0%} 把你选的排在第一；最好的简单规则“{rule}”为 {best:.0%}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>{said} “{rule}” clearly predicts you better, so podplayer uses it.</source>
      <translation>{said} “{rule}”明显更能预测你，因此 podplayer 采用它。</translation>
    </message>
    <message>
      <location filename="../../podplayer/recommender/replay.py"/>
      <source>There is not enough listening yet to compare: {count} of {fewest} choices after the first {warm_up} events.</source>
      <translation>收听记录还不够比较：最初 {warm_up} 个事件之后的选择有 {count} 次，需要 {fewest} 次。</translation>
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
      <location filename="../../podplayer/services/addresses.py"/>
      <location filename="../../podplayer/services/directories.py"/>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>the server says that nothing has changed</source>
      <translation>服务器说没有变化</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>At {url} is “{title}”, and hardly an episode of it is one of “{title2}”.</source>
      <translation>{url} 上是“{title}”，其中几乎没有一集属于“{title2}”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>“{title}” is at this address already.</source>
      <translation>“{title}”已经在这个地址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>There is no address to move to.</source>
      <translation>没有可迁移到的地址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>That is the address of “{title}”, which you follow as well; `podplayer remove {id}` ends following “{title2}”.</source>
      <translation>那是你也订阅的“{title}”的地址；`podplayer remove {id}` 取消订阅“{title2}”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>{url} is the address of another show that you follow.</source>
      <translation>{url} 是你订阅的另一个节目的地址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/addresses.py"/>
      <source>Moved {title} to {url}</source>
      <translation>已把 {title} 移到 {url}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/attachments.py"/>
      <source>this is no address that can be fetched</source>
      <translation>这不是可以获取的地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/backups.py"/>
      <source>The folder {folder} cannot be read ({error}).</source>
      <translation>文件夹 {folder} 无法读取（{error}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/bookmarks.py"/>
      <source>“{title}” has no such place.</source>
      <translation>“{title}”没有这个位置。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/bookmarks.py"/>
      <source>Removed a bookmark from “{title}”</source>
      <translation>已从“{title}”移除一个书签</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/connections.py"/>
      <source>Let the name of {name} end in .csv or .json.</source>
      <translation>{name} 的名称要以 .csv 或 .json 结尾。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/connections.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>{path} cannot be written: {strerror}.</source>
      <translation>无法写入 {path}：{strerror}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <location filename="../../podplayer/services/report_page.py"/>
      <source>{path} cannot be written ({strerror}).</source>
      <translation>{path} 无法写入（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{filename} cannot be removed ({strerror}).</source>
      <translation>{filename} 无法移除（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{path} is missing ({strerror}); this podplayer is not complete.</source>
      <translation>缺少 {path}({strerror});这个 podplayer 不完整。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/desktop_files.py"/>
      <source>{autostart} cannot be removed ({strerror}).</source>
      <translation>{autostart} 无法移除（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>stood still for {time:,} ms at most when it was open last</source>
      <translation>上次打开时最长停顿 {time:,} 毫秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>of the downloads and covers {locked:,} are locked, {plain:,} are in the clear</source>
      <translation>下载和封面中 {locked:,} 个已加密，{plain:,} 个未加密</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>{size:.1f} GB free for {folder}</source>
      <translation>{folder} 剩余 {size:.1f} GB</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>stood still for {time:,} ms at most when it was open last (page: {page})</source>
      <translation>上次打开时最长停顿 {time:,} 毫秒（页面：{page}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>if it feels slow, please report this with the log file</source>
      <translation>如果觉得慢，请附上日志文件报告给我们</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>SQLite has no FTS5</source>
      <translation>SQLite 不支持 FTS5</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>use a Python whose SQLite has FTS5, such as Debian's</source>
      <translation>请使用其 SQLite 支持 FTS5 的 Python，例如 Debian 自带的</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>leave the window open, or run `{command}`</source>
      <translation>让窗口开着，或运行 `{command}`</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>{versions}: this pair aborts after a few hundred signals</source>
      <translation>{versions}：这一组合会在几百个信号之后崩溃</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>delete the folder .venv and start ./run again</source>
      <translation>删除 .venv 文件夹并重新运行 ./run</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>no pause was measured yet</source>
      <translation>尚未测到停顿</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>SQLite has FTS5</source>
      <translation>SQLite 支持 FTS5</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>free some space; downloads stop when less is left than they need</source>
      <translation>请腾出空间；剩余空间不足时下载会停止</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>the check itself broke ({error})</source>
      <translation>检查本身出错（{error}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/diagnostics.py"/>
      <source>please report this with the log file</source>
      <translation>请附上日志文件报告给我们</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>There is no directory “{key}”; these are: {names}.</source>
      <translation>没有目录“{key}”；可用的有：{names}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>Type a name or a subject first.</source>
      <translation>先输入一个名称或主题。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/directories.py"/>
      <source>Apple names no feed for this show</source>
      <translation>Apple 没有给出这个节目的订阅源</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>With {person}, whom you heard in “{show}”</source>
      <translation>有你在“{show}”里听过的 {person}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>With {person}, who hosts “{show}”</source>
      <translation>有主持“{show}”的 {person}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}”</source>
      <translation>“{one}”的制作者推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}” and “{two}”</source>
      <translation>“{one}”和“{two}”的制作者推荐</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Recommended by the makers of “{one}”, “{two}” and %n more of your shows</source>
      <translation>
        <numerusform>“{one}”、“{two}”和你的另外 %n 个节目的制作者推荐</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}”</source>
      <translation>“{one}”的简介中有链接</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}” and “{two}”</source>
      <translation>“{one}”和“{two}”的简介中有链接</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/discovery.py"/>
      <source>Linked in the notes of “{one}”, “{two}” and %n more of your shows</source>
      <translation>
        <numerusform>“{one}”、“{two}”和你的另外 %n 个节目的简介中有链接</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>You stopped it; it goes on where it was.</source>
      <translation>你停下了它；会从原处继续。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>The feed has no audio for “{title}”.</source>
      <translation>订阅源里没有“{title}”的音频。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/downloads.py"/>
      <source>The file of “{title}” could not be deleted ({strerror}).</source>
      <translation>“{title}”的文件无法删除（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library is not encrypted; `podplayer encrypt on` does that.</source>
      <translation>资料库没有加密；`podplayer encrypt on` 可以加密。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library is encrypted already.</source>
      <translation>资料库已经加密。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>There is no library to encrypt yet; add a show first.</source>
      <translation>还没有可加密的资料库；先添加一个节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The library {library} cannot be exchanged ({strerror}); free some space or check the permissions, and try again.</source>
      <translation>资料库 {library} 无法替换（{strerror}）；请腾出空间或检查权限，然后重试。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/encryption.py"/>
      <source>The copy of the library is not what it should be, so nothing was changed; `podplayer repair` looks for damage.</source>
      <translation>资料库的副本不对，因此什么都没改；`podplayer repair` 检查损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>This computer is too busy to open {archive}; try again in a minute.</source>
      <translation>这台电脑太忙，无法打开 {archive}；请一分钟后重试。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} is too large to be an export; open it with `age` yourself.</source>
      <translation>{archive} 太大，不可能是导出文件；请自己用 `age` 打开。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} cannot be read ({strerror}).</source>
      <translation>{archive} 无法读取（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} is no export of podplayer, or it is damaged.</source>
      <translation>{archive} 不是 podplayer 的导出文件，或已损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{target} cannot be written ({strerror}).</source>
      <translation>{target} 无法写入（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>{archive} was written by a newer podplayer; install that version first.</source>
      <translation>{archive} 由更新的 podplayer 写成；请先安装那个版本。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/everything.py"/>
      <source>That is not the passphrase of this export; try again.</source>
      <translation>这不是这个导出文件的口令；请重试。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/feed_loading.py"/>
      <source>nothing came</source>
      <translation>什么也没收到</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/feed_loading.py"/>
      <source>podplayer itself fails to read it; its log says why</source>
      <translation>podplayer 自己无法读取它；日志说明原因</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>streamed, and not heard on since {day:%d %b %Y}</source>
      <translation>在线播放过，自 {day:%Y-%m-%d} 起没有继续听</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>fetched by itself on {day:%d %b %Y}, not begun</source>
      <translation>{day:%Y-%m-%d} 自动下载，尚未开始听</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>streamed on {day:%d %b %Y}, not begun</source>
      <translation>{day:%Y-%m-%d} 在线播放，尚未开始听</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/file_rules.py"/>
      <source>heard on {day:%d %b %Y}</source>
      <translation>{day:%Y-%m-%d} 听过</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is neither an OPML list nor listening lines nor the data of a player that podplayer knows; export your subscriptions as OPML in your other player and import that.</source>
      <translation>{path} 既不是 OPML 列表，也不是收听记录，也不是 podplayer 认识的播放器的数据；请在另一个播放器中把订阅导出为 OPML 再导入。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is empty; there is nothing to import.</source>
      <translation>{path} 是空的；没有可导入的内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is larger than 512 MB; that is no list of podcasts.</source>
      <translation>{path} 大于 512 MB；那不是播客列表。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} is not a JSON object.</source>
      <translation>{where} 不是 JSON 对象。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} names no episode: it needs feed, and guid or episode_title.</source>
      <translation>{where} 没有指明单集：需要 feed，以及 guid 或 episode_title。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a stretch that cannot be: start_ms to end_ms must lie within the episode.</source>
      <translation>{where} 的片段不可能成立：start_ms 到 end_ms 必须在单集之内。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a {name} that is not text.</source>
      <translation>{where} 的 {name} 不是文本。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has no number for {name}.</source>
      <translation>{where} 的 {name} 没有数字。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has a heard_at without a time zone; add Z for UTC.</source>
      <translation>{where} 的 heard_at 没有时区；加上 Z 表示 UTC。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} cannot be read ({strerror}).</source>
      <translation>{path} 无法读取（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{path} is not UTF-8 text.</source>
      <translation>{path} 不是 UTF-8 文本。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} is not JSON.</source>
      <translation>{where} 不是 JSON。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/importing.py"/>
      <source>{where} has no heard_at such as 2026-11-24T08:10:00Z.</source>
      <translation>{where} 没有像 2026-11-24T08:10:00Z 这样的 heard_at。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>Nothing is encoded yet; run `podplayer reindex` first.</source>
      <translation>还没有编码任何内容；请先运行 `podplayer reindex`。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The text cannot be encoded: {skipped}</source>
      <translation>文本无法编码：{skipped}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The library was encoded with {encoder}, which is not installed any more; install it again or run `podplayer reindex`.</source>
      <translation>资料库用 {encoder} 编码，而它已不在；请重新安装或运行 `podplayer reindex`。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The encoder could not read any of the texts.</source>
      <translation>编码器一段文本都读不了。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The episode has no text that can be encoded.</source>
      <translation>这一集没有可以编码的文本。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/indexing.py"/>
      <source>The encoder changed from {encoder} to {encoder2} while it was at work; run `podplayer reindex` again.</source>
      <translation>编码器在工作时从 {encoder} 变成了 {encoder2}；请再次运行 `podplayer reindex`。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{old}” is called “{name}” now</source>
      <translation>“{old}”现在叫“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts for nothing now</source>
      <translation>“{name}”现在不计入</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts less now</source>
      <translation>“{name}”现在占比更小</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts as usual now</source>
      <translation>“{name}”现在照常计入</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” counts more now</source>
      <translation>“{name}”现在占比更大</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” weighs {weight} now</source>
      <translation>“{name}”的权重现在是 {weight}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>This is among your interests already.</source>
      <translation>这已在你的兴趣之中。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Added “{name}” to your interests</source>
      <translation>已把“{name}”加入你的兴趣</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/interests.py"/>
      <source>Added %n interest(s)</source>
      <translation>
        <numerusform>已添加 %n 个兴趣</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>“{name}” is among your interests already.</source>
      <translation>“{name}”已在你的兴趣之中。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>An interest weighs between 0 and {most}.</source>
      <translation>兴趣的权重在 0 到 {most} 之间。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Removed “{name}” from your interests</source>
      <translation>已从你的兴趣中移除“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>You named no interest “{text}”; `podplayer interests` lists them.</source>
      <translation>你没有说过兴趣“{text}”；`podplayer interests` 列出它们。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>Type what you like to hear about.</source>
      <translation>输入你喜欢听的内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/interests.py"/>
      <source>An interest has up to {most} characters.</source>
      <translation>一个兴趣最多 {most} 个字符。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/key_ring.py"/>
      <source>The key ring could not be used; unlock it and try again.</source>
      <translation>密钥环无法使用；请解锁后重试。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>No show is tagged “{tag}”; `podplayer tag` lists the tags.</source>
      <translation>没有节目带标签“{tag}”；`podplayer tag` 列出标签。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>“{title}” is not tagged “{remove}”.</source>
      <translation>“{title}”没有标签“{remove}”。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>%n episode(s) of {show} hidden</source>
      <translation>
        <numerusform>已隐藏 {show} 的 %n 集</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Marked %n episode(s) as heard</source>
      <translation>
        <numerusform>已把 %n 集标为听过</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Marked %n episode(s) as unheard</source>
      <translation>
        <numerusform>已把 %n 集标为未听</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Added to favourites</source>
      <translation>已加入收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Removed from favourites</source>
      <translation>已从收藏移除</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Added %n episode(s) to favourites</source>
      <translation>
        <numerusform>已把 %n 集加入收藏</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Removed %n episode(s) from favourites</source>
      <translation>
        <numerusform>已从收藏移除 %n 集</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Dismissed %n episode(s)</source>
      <translation>
        <numerusform>已忽略 %n 集</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/library.py"/>
      <source>Brought back %n episode(s)</source>
      <translation>
        <numerusform>已找回 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Tagged {show} “{tag}”</source>
      <translation>已给 {show} 加上标签“{tag}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Took the tag “{tag}” from {show}</source>
      <translation>已从 {show} 去掉标签“{tag}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Archived {show}</source>
      <translation>已归档 {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library.py"/>
      <source>Brought back {show}</source>
      <translation>已恢复 {show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The passphrase is too short: it needs {shortest} characters or more.</source>
      <translation>口令太短：至少需要 {shortest} 个字符。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key ring did not keep the key; use a passphrase.</source>
      <translation>密钥环没有保存密钥；请使用口令。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key ring has no key for this library (is it another user's?); log in as the one who encrypted it, or restore a backup.</source>
      <translation>密钥环里没有这个资料库的密钥（是别的用户的吗？）；请以加密它的用户登录，或恢复备份。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} cannot be read ({strerror}).</source>
      <translation>密钥文件 {path} 无法读取（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} is damaged; put a copy of it back, for instance the one beside a backup.</source>
      <translation>密钥文件 {path} 已损坏；请放回一份副本，例如备份旁边的那份。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key file {path} cannot be written ({strerror}).</source>
      <translation>密钥文件 {path} 无法写入（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>That is not the passphrase of this library; try again.</source>
      <translation>这不是这个资料库的口令；请重试。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/library_key.py"/>
      <source>The key of your library is in the desktop's key ring, which is locked or not running; unlock it and start podplayer again.</source>
      <translation>你的资料库的密钥在桌面的密钥环里，它被锁定或没有运行；请解锁后再启动 podplayer。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/listening.py"/>
      <source>There is nothing else in the queue.</source>
      <translation>播放队列里没有别的了。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/logins.py"/>
      <source>A password can be kept for web addresses only.</source>
      <translation>只能为网址保存密码。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/logins.py"/>
      <source>Say the user name too.</source>
      <translation>还要说出用户名。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} unpacks to more than {most:,} MB; that is no export.</source>
      <translation>{name} 解压后超过 {most:,} MB；那不是导出文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} holds more than {most_files:,} files; that is no export.</source>
      <translation>{path} 含有超过 {most_files:,} 个文件；那不是导出文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} is damaged; download the archive again.</source>
      <translation>{name} 已损坏；请重新下载这个存档。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} is encrypted; unpack it and import the folder.</source>
      <translation>{name} 已加密；请解压后导入文件夹。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{name} cannot be read ({strerror}).</source>
      <translation>{name} 无法读取（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} holds more than {most_files:,} files; choose a folder.</source>
      <translation>{path} 含有超过 {most_files:,} 个文件；请选择一个文件夹。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/archive.py"/>
      <source>{path} names files outside of itself, so it is refused.</source>
      <translation>{path} 指向自身之外的文件，因此被拒绝。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} holds nothing that podplayer can import: neither Spotify's history nor a database of a player nor an OPML list.</source>
      <translation>{path} 里没有 podplayer 能导入的内容：既没有 Spotify 的历史，也没有播放器的数据库，也没有 OPML 列表。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{name} is larger than 64 MB; that is no file of Spotify's.</source>
      <translation>{name} 大于 64 MB；那不是 Spotify 的文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} holds no database.</source>
      <translation>{path} 里没有数据库。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{name} is not JSON, or it is cut off.</source>
      <translation>{name} 不是 JSON，或被截断。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/reading.py"/>
      <source>{path} unpacks to more than 1 GB; that is no export.</source>
      <translation>{path} 解压后超过 1 GB；那不是导出文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Spotify names no feed addresses: what was heard waits for shows of those titles.</source>
      <translation>Spotify 不给出订阅源地址：听过的内容等待同名节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>There is no podcast in this archive of Spotify: it holds music only, or it is the part without a history.</source>
      <translation>这份 Spotify 存档里没有播客：只有音乐，或者是不含历史的那部分。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Private sessions are left out: {count}.</source>
      <translation>私密会话不导入：{count}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving/spotify.py"/>
      <source>Entries that cannot be read are left out: {count}.</source>
      <translation>无法读取的条目不导入：{count}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving_in.py"/>
      <source>There is no import that could be taken back.</source>
      <translation>没有可以撤销的导入。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/moving_in.py"/>
      <source>Imported {name} ({kind})</source>
      <translation>已导入 {name}({kind})</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/parts.py"/>
      <source>{page} does not have the file of {package} that is wanted.</source>
      <translation>{page} 没有所需的 {package} 文件。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/parts.py"/>
      <source>{folder} cannot be deleted entirely ({strerror}).</source>
      <translation>{folder} 无法完全删除（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Deleted the playlist “{name}”</source>
      <translation>已删除播放列表“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Renamed “{old}” to “{new}”</source>
      <translation>已把“{old}”改名为“{new}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Changed the rule of “{name}”</source>
      <translation>已更改“{name}”的规则</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Added %n episode(s) to “{name}”</source>
      <translation>
        <numerusform>已把 %n 集加入“{name}”</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Removed %n episode(s) from “{name}”</source>
      <translation>
        <numerusform>已从“{name}”移除 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>Moved an episode in “{name}”</source>
      <translation>已在“{name}”中移动一集</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>There is no playlist “{name}”; `podplayer playlists` lists those that there are.</source>
      <translation>没有播放列表“{name}”；`podplayer playlists` 列出已有的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>A playlist that a rule fills takes no episodes by hand.</source>
      <translation>由规则填充的播放列表不接受手动添加的单集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>Made the playlist “{name}”</source>
      <translation>已创建播放列表“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>“{name}” was put together by hand; make another playlist for the rule.</source>
      <translation>“{name}”是手动编排的；请为规则另建播放列表。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/playlists.py"/>
      <source>A rule fills “{name}”; change the rule instead.</source>
      <translation>“{name}”由规则填充；请改为更改规则。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/profile_lock.py"/>
      <source>The folder {parent} cannot be used ({strerror}); check that its disk is there and that it is yours, or choose another with --profile.</source>
      <translation>文件夹 {parent} 无法使用（{strerror}）；请检查它的磁盘是否在、是否属于你，或用 --profile 选择另一个。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>{scheme}:// is no kind of proxy; write http:// or socks5h:// before it.</source>
      <translation>{scheme}:// 不是代理类型；请在前面写 http:// 或 socks5h://。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>Write the proxy as socks5h://127.0.0.1:9050 or http://proxy.example:3128.</source>
      <translation>代理写成 socks5h://127.0.0.1:9050 或 http://proxy.example:3128。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>Write the port behind the host, as in socks5h://127.0.0.1:9050.</source>
      <translation>在主机后面写端口，如 socks5h://127.0.0.1:9050。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>A proxy has a host and a port, and nothing behind them.</source>
      <translation>代理只有主机和端口，后面没有别的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/proxy.py"/>
      <source>The port is a number from 1 to 65535, as in socks5h://127.0.0.1:9050.</source>
      <translation>端口是 1 到 65535 的数字，如 socks5h://127.0.0.1:9050。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Added %n episode(s) to play next</source>
      <translation>
        <numerusform>已安排接着播放 %n 集</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Added %n episode(s) to the queue</source>
      <translation>
        <numerusform>已把 %n 集加入播放队列</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Removed %n episode(s) from the queue</source>
      <translation>
        <numerusform>已从播放队列移除 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Moved an episode in the queue</source>
      <translation>已在播放队列中移动一集</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Put %n episode(s) into the queue</source>
      <translation>
        <numerusform>已把 %n 集放入播放队列</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/services/queueing.py"/>
      <source>Emptied the queue</source>
      <translation>已清空播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>More like “{title}”</source>
      <translation>多推荐类似“{title}”的</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Less like “{title}”</source>
      <translation>少推荐类似“{title}”的</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>“{title}” is left out for now</source>
      <translation>“{title}”暂时不推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>“{title}” will not be recommended again</source>
      <translation>不再推荐“{title}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>That reason will count less</source>
      <translation>这个理由的分量会减小</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Noted how “{title}” feels</source>
      <translation>已记下“{title}”的感觉</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>Say which reason misled: its feature is missing or unknown.</source>
      <translation>请说明哪个理由不对：它的特征缺失或未知。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>There is no interest called “{topic}”; `podplayer taste` lists them.</source>
      <translation>没有叫“{topic}”的兴趣；`podplayer taste` 列出它们。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recommendations.py"/>
      <source>The library changed meanwhile; evaluate the log again.</source>
      <translation>资料库在此期间有变化；请重新评估记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{backup} is encrypted, or it is no backup at all; its key file {name} must lie beside it.</source>
      <translation>{backup} 已加密，或根本不是备份；它的密钥文件 {name} 必须放在旁边。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>The folder {parent} cannot be written ({strerror}).</source>
      <translation>文件夹 {parent} 无法写入（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{backup} cannot be read ({strerror}).</source>
      <translation>{backup} 无法读取（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/recovery.py"/>
      <source>{target} cannot be written ({error}).</source>
      <translation>{target} 无法写入（{error}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/refresh.py"/>
      <source>its server leads to another show now, “{title}”; `podplayer move {id} URL` gives it another address</source>
      <translation>它的服务器现在指向另一个节目“{title}”；`podplayer move {id} URL` 给它另一个地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/rules.py"/>
      <source>“{part}” is not understood; a rule is made of: {phrases}.</source>
      <translation>无法理解“{part}”；规则由这些组成：{phrases}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/rules.py"/>
      <source>{text} is not a day such as 2026-11-24.</source>
      <translation>{text} 不是像 2026-11-24 这样的日期。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/safekeeping.py"/>
      <source>It is sealed; type the passphrase that it was made with.</source>
      <translation>它是密封的；请输入制作时的口令。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>Added {shows} made-up shows with {episodes} episodes and three months of made-up listening.</source>
      <translation>已添加 {shows} 个虚构节目、{episodes} 集和三个月的虚构收听记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample library is here already; nothing was changed.</source>
      <translation>示例资料库已经在了；什么都没改。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample library is not part of this installation ({filename} is missing); install podplayer again.</source>
      <translation>此安装不含示例资料库（缺少 {filename}）；请重新安装 podplayer。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sample/library.py"/>
      <source>The sample's audio cannot be written to {media} ({strerror}); it needs 80 MB.</source>
      <translation>示例音频无法写入 {media}({strerror});它需要 80 MB。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sealing.py"/>
      <source>Not every download could be unlocked, so the library is still encrypted: {reason}</source>
      <translation>并非所有下载都能解密，因此资料库仍处于加密状态：{reason}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/sealing.py"/>
      <source>The disk is full, so not all downloads and covers could be locked or unlocked; free some space, and podplayer goes on at its next start.</source>
      <translation>磁盘已满，未能加密或解密全部下载和封面；请腾出空间，podplayer 下次启动时会继续。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/senses.py"/>
      <source>The file is gone.</source>
      <translation>文件不见了。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>Episode {min} is not downloaded.</source>
      <translation>第 {min} 号单集没有下载。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>The file of “{title}” is gone; download it again.</source>
      <translation>“{title}”的文件不见了；请重新下载。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>Episode {number} is not in the trash.</source>
      <translation>第 {number} 号单集不在回收站。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>“{title}” could not be brought back ({strerror}).</source>
      <translation>“{title}”无法找回（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/storekeeping.py"/>
      <source>thrown away by you</source>
      <translation>由你丢弃</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>this is a web page, and it names no feed</source>
      <translation>这是网页，其中没有订阅源</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>{source} cannot be read ({strerror}).</source>
      <translation>{source} 无法读取（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>Unfollowed {title}</source>
      <translation>已取消订阅 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>A password cannot be kept here; leave it out of the address.</source>
      <translation>这里无法保存密码；请从地址中去掉。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>You already follow “{title}” ({spelling}); refresh it instead.</source>
      <translation>你已订阅“{title}”({spelling});请改为刷新。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/subscriptions.py"/>
      <source>“{title}” ({spelling}) is archived; `podplayer archive {id} --undo` brings it back.</source>
      <translation>“{title}”({spelling})已归档；`podplayer archive {id} --undo` 取回它。</translation>
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
      <location filename="../../podplayer/services/time_marks.py"/>
      <source>Moved the times of “{title}”: its new file has other advertisements</source>
      <translation>已移动“{title}”的时间点：新文件的广告不同</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/time_marks.py"/>
      <source>The new file of “{title}” is another recording; nothing in it was moved.</source>
      <translation>“{title}”的新文件是另一段录音；其中什么都没移动。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Science</source>
      <translation>科学</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>History</source>
      <translation>历史</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>News and politics</source>
      <translation>新闻与政治</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Technology</source>
      <translation>科技</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Money and economy</source>
      <translation>金钱与经济</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Nature</source>
      <translation>自然</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Space</source>
      <translation>太空</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Health</source>
      <translation>健康</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Mind and feelings</source>
      <translation>心理与情感</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Philosophy</source>
      <translation>哲学</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Languages</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Books</source>
      <translation>书籍</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Music</source>
      <translation>音乐</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Film and series</source>
      <translation>电影与剧集</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Art and design</source>
      <translation>艺术与设计</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Comedy</source>
      <translation>喜剧</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>True crime</source>
      <translation>真实罪案</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Stories</source>
      <translation>故事</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Sport</source>
      <translation>体育</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Games</source>
      <translation>游戏</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Food and drink</source>
      <translation>美食与饮品</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Travel</source>
      <translation>旅行</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Family</source>
      <translation>家庭</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/topics.py"/>
      <source>Society</source>
      <translation>社会</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcription.py"/>
      <source>“{title}” is not downloaded; download it first.</source>
      <translation>“{title}”没有下载；请先下载。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcription.py"/>
      <source>“{title}” has a transcript already.</source>
      <translation>“{title}”已有文字稿。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcripts.py"/>
      <source>There is no transcript of “{title}”.</source>
      <translation>“{title}”没有文字稿。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/transcripts.py"/>
      <source>The transcript cannot be read.</source>
      <translation>文字稿无法读取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{package} came with another size or SHA-256 than it should and was deleted. Try again; if it stays so, the index is not to be trusted.</source>
      <translation>{package} 的大小或 SHA-256 与应有的不符，已删除。请重试；如果仍然如此，则不应信任该软件源。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{path} of {package} has another SHA-256 than it should.</source>
      <translation>{package} 的 {path} 的 SHA-256 不符。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>There is no folder {folder}.</source>
      <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{folder} has no wheel of {lacking}. On a computer with internet: pip download --no-deps {lacking2}</source>
      <translation>{folder} 里没有 {lacking} 的 wheel。在有网络的电脑上：pip download --no-deps {lacking2}</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{path} is not the wheel of {package} ({error}).</source>
      <translation>{path} 不是 {package} 的 wheel({error})。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{package} cannot be unpacked into {folder} ({strerror}).</source>
      <translation>{package} 无法解压到 {folder}({strerror})。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{filename} cannot be read ({strerror}).</source>
      <translation>{filename} 无法读取（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wheels.py"/>
      <source>{names} has another SHA-256 than it should, so nothing was installed. Fetch it again; it must be the wheel for Linux on x86_64.</source>
      <translation>{names} 的 SHA-256 不符，因此什么都没安装。请重新获取；必须是 Linux x86_64 的 wheel。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wording.py"/>
      <source>A {what} needs a name.</source>
      <translation>需要一个名称（{what}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/services/wording.py"/>
      <source>The name of a {what} can have {longest_name} characters at most.</source>
      <translation>名称最多 {longest_name} 个字符（{what}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>There is no file {path}.</source>
      <translation>没有文件 {path}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{path} was written by a newer podplayer; install that version first.</source>
      <translation>{path} 由更新的 podplayer 写成；请先安装那个版本。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{path} is no podplayer backup, or it is damaged.</source>
      <translation>{path} 不是 podplayer 的备份，或已损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>The library {path} is damaged, so no backup was made of it; `podplayer repair` says what can be saved.</source>
      <translation>资料库 {path} 已损坏，因此没有备份；`podplayer repair` 说明能救出什么。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>The backup {target} cannot be written ({strerror}).</source>
      <translation>备份 {target} 无法写入（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>There is no file {backup}.</source>
      <translation>没有文件 {backup}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{backup} is no podplayer backup, or it is damaged.</source>
      <translation>{backup} 不是 podplayer 的备份，或已损坏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{library} cannot be replaced ({strerror}).</source>
      <translation>{library} 无法替换（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/backup.py"/>
      <source>{backup} cannot be unpacked ({strerror}).</source>
      <translation>{backup} 无法解压（{strerror}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/bookmarks.py"/>
      <source>There is no bookmark {number}; `podplayer bookmark` lists them.</source>
      <translation>没有书签 {number};`podplayer bookmark` 列出它们。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/cipher.py"/>
      <source>The library is encrypted and the package sqlcipher3 is missing; start podplayer with ./run, which installs it.</source>
      <translation>资料库已加密，但缺少 sqlcipher3 包；请用 ./run 启动 podplayer，它会安装。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} could not be used ({error}).</source>
      <translation>资料库 {path} 无法使用（{error}）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} is in use by another program; close it and try again.</source>
      <translation>资料库 {path} 正被另一个程序使用；请关闭它再试。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The disk that holds {path} is full; free some space and try again.</source>
      <translation>{path} 所在的磁盘已满；请腾出空间再试。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} cannot be written; check the permissions of its folder.</source>
      <translation>资料库 {path} 无法写入；请检查其文件夹的权限。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} is damaged; `podplayer repair` says what can be saved.</source>
      <translation>资料库 {path} 已损坏；`podplayer repair` 说明能救出什么。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} cannot be opened; check that its folder exists and is yours.</source>
      <translation>资料库 {path} 无法打开；请检查其文件夹是否存在并属于你。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The disk that holds {path} reports an error; check the disk before going on.</source>
      <translation>{path} 所在的磁盘报告错误；继续之前请检查磁盘。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/database.py"/>
      <source>The library {path} was closed.</source>
      <translation>资料库 {path} 已关闭。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/episodes.py"/>
      <source>There is no episode {episode_id}; `podplayer episodes` lists them.</source>
      <translation>没有单集 {episode_id};`podplayer episodes` 列出它们。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Folders on the telephone are not podcasts and are left out: {count}.</source>
      <translation>手机上的文件夹不是播客，不导入：{count}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Shows with a password need it again, it is not taken over: {count}.</source>
      <translation>带密码的节目需要重新输入，密码不会带过来：{count}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/antennapod.py"/>
      <source>Shows no longer followed there are not followed here either: {count}.</source>
      <translation>在那里已取消订阅的节目，这里也不订阅：{count}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/databases.py"/>
      <source>{path} is a database of no player that podplayer knows (AntennaPod, gPodder, Kasts, GNOME Podcasts, Pocket Casts).</source>
      <translation>{path} 不是 podplayer 认识的播放器的数据库（AntennaPod、gPodder、Kasts、GNOME Podcasts、Pocket Casts）。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/databases.py"/>
      <source>{path} is a library of podplayer; use `podplayer restore {path}` to put it back.</source>
      <translation>{path} 是 podplayer 的资料库；用 `podplayer restore {path}` 放回。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} is damaged; export it again from the other player.</source>
      <translation>{path} 已损坏；请从另一个播放器重新导出。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{path} is larger than 1 GB; that is no podcast library.</source>
      <translation>{path} 大于 1 GB；那不是播客资料库。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/file.py"/>
      <source>{name} has more than {most_rows:,} entries; that is no library.</source>
      <translation>{name} 的条目超过 {most_rows:,} 个；那不是资料库。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/pocket_casts.py"/>
      <source>Pocket Casts' database names no feed addresses: import its OPML list as well, before or after.</source>
      <translation>Pocket Casts 的数据库没有订阅源地址：请同时导入它的 OPML 列表，先后均可。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/versions.py"/>
      <source>This database was written by a newer {player} (version {version}, the newest that podplayer knows is {last}); export an OPML list there, or update podplayer.</source>
      <translation>这个数据库由更新的 {player} 写成（版本 {version},podplayer 认识到 {last}）；请在那里导出 OPML 列表，或更新 podplayer。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/foreign/versions.py"/>
      <source>This database was written by an old or unknown {player} (version {version}); open it once in a current {player} and export it again.</source>
      <translation>这个数据库由旧的或未知的 {player} 写成（版本 {version}）；请用当前的 {player} 打开一次再导出。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/interests.py"/>
      <source>There is no interest {number}; `podplayer interests` lists them.</source>
      <translation>没有兴趣 {number};`podplayer interests` 列出它们。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/journal.py"/>
      <source>That was undone already.</source>
      <translation>那已经撤销过了。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/migrations.py"/>
      <source>The library {path} was written by a newer podplayer (schema {version}, this one knows {steps}); install the newer podplayer again.</source>
      <translation>资料库 {path} 由更新的 podplayer 写成（模式 {version}，此版本认识 {steps}）；请重新安装较新的 podplayer。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/migrations.py"/>
      <source>The folder {parent} cannot be made ({strerror}); choose another profile.</source>
      <translation>文件夹 {parent} 无法创建（{strerror}）；请选择另一个配置目录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/playlists.py"/>
      <source>There is a playlist “{name}” already; choose another name.</source>
      <translation>已有播放列表“{name}”；请换个名称。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/playlists.py"/>
      <source>There is no playlist {number}; `podplayer playlists` lists those that there are.</source>
      <translation>没有播放列表 {number};`podplayer playlists` 列出已有的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/podcasts.py"/>
      <source>You already follow “{row}” ({feed_url}); refresh it instead.</source>
      <translation>你已订阅“{row}”({feed_url});请改为刷新。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/podcasts.py"/>
      <source>There is no show {podcast_id}; `podplayer shows` lists those you follow.</source>
      <translation>没有节目 {podcast_id};`podplayer shows` 列出你订阅的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/rebuilding.py"/>
      <source>There is no place in the library for “{name}”.</source>
      <translation>资料库里没有“{name}”的位置。</translation>
    </message>
    <message>
      <location filename="../../podplayer/storage/salvage.py"/>
      <source>Nothing can be read of {path}; put a backup in its place with `podplayer restore`.</source>
      <translation>{path} 什么都读不出来；请用 `podplayer restore` 放一份备份代替。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>This episode has no picture.</source>
      <translation>这一集没有画面。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>This episode is a video.</source>
      <translation>这一集是视频。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Nothing is playing.</source>
      <translation>当前没有播放内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>The picture of a video is shown once the episode is downloaded.</source>
      <translation>下载这一集之后就能显示视频的画面。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_picture.py"/>
      <source>Watch</source>
      <translation>观看</translation>
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
      <source>Add a note</source>
      <translation>添加备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/beside_player.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
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
      <source>heard</source>
      <translation>已听完</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>in queue</source>
      <translation>在队列中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>downloaded</source>
      <translation>已下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>favourite</source>
      <translation>收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/delegates/episode.py"/>
      <source>{share} for you</source>
      <translation>适合你 {share}</translation>
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
      <location filename="../../podplayer/ui/spoken.py"/>
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
    <message>
      <location filename="../../podplayer/ui/delegates/podcast.py"/>
      <source>Could not be refreshed</source>
      <translation>无法刷新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/inhibitor.py"/>
      <source>An episode is playing</source>
      <translation>正在播放一集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/link.py"/>
      <location filename="../../podplayer/ui/dialogs/report.py"/>
      <location filename="../../podplayer/ui/main_window.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <location filename="../../podplayer/ui/undo.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
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
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Play</source>
      <translation>播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/news.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Add to the queue</source>
      <translation>加入播放队列</translation>
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
      <location filename="../../podplayer/ui/pages/parts/episode/next_list.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Next in the queue</source>
      <translation>播放队列中的下一集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <source>Show podplayer</source>
      <translation>显示 podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Quit</source>
      <translation>退出</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/desktop/tray.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>Pause</source>
      <translation>暂停</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About podplayer</source>
      <translation>关于 podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Checking whether everything works…</source>
      <translation>正在检查一切是否正常…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>What podplayer checked</source>
      <translation>podplayer 检查了什么</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Copy for a bug report</source>
      <translation>复制到错误报告</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>It names no show, no episode and not you.</source>
      <translation>其中没有节目、单集或你的名字。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/recover.py"/>
      <location filename="../../podplayer/ui/dialogs/report.py"/>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/dialogs/trouble.py"/>
      <location filename="../../podplayer/ui/dialogs/unlock.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Close</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>What podplayer checked:</source>
      <translation>podplayer 检查了什么：</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Copied</source>
      <translation>已复制</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Since it was opened, the window stood still for {time} ms at most.</source>
      <translation>打开以来，窗口最多停顿 {time} 毫秒。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Free software under the GPL, version 3 or later.</source>
      <translation>自由软件，采用 GPL 第 3 版或更新版本授权。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Your data is in {folder}</source>
      <translation>你的数据在 {folder}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/about.py"/>
      <source>Version {version}</source>
      <translation>版本 {version}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>You follow this show already.</source>
      <translation>你已订阅此节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <source>This feed asks for a user name and a password. Write them into its address, as in https://name:password@example.org/feed; they are kept in the key ring.</source>
      <translation>此订阅源需要用户名和密码。请把它们写进地址，如 https://name:password@example.org/feed；它们会保存在密钥环中。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Add a podcast</source>
      <translation>添加播客</translation>
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
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Looking at the address</source>
      <translation>正在查看该地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Follow</source>
      <translation>订阅</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/dialogs/confirm.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_access.py"/>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/dialogs/import_plan.py"/>
      <location filename="../../podplayer/ui/dialogs/name.py"/>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Cancel</source>
      <translation>取消</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Import from another player…</source>
      <translation>从其他播放器导入…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Look around with sample shows</source>
      <translation>用示例节目试一试</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/add_podcast.py"/>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Stop</source>
      <translation>停止</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/exchange.py"/>
      <source>The window comes back when it is done. If the computer stops meanwhile nothing is lost: the next start goes on from there.</source>
      <translation>完成后窗口会回来。其间电脑停下也不会丢失任何东西：下次启动会从那里继续。</translation>
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
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Look for it in a directory</source>
      <translation>在目录中查找</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>A look at a show</source>
      <translation>看看这个节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <source>Newest episodes</source>
      <translation>最新单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/feed_preview.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Asking {host}…</source>
      <translation>正在询问 {host}…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>when you played it and how fast, your answers such as “more” and “less”, and when it was recommended to you. Recommendations and statistics become what they would be had it never happened; what is deleted is overwritten on the disk.</source>
      <translation>播放的时间与倍速、你的“多推荐”“少推荐”等反馈，以及何时向你推荐过。推荐和统计会恢复成从未发生过的样子；删除的内容会在磁盘上被覆写。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>your shows, downloads, queue and favourites, your place in every episode, what is marked as heard, and what you said you like unless everything is forgotten.</source>
      <translation>你的节目、下载、播放队列和收藏，每一集的位置，标为听过的内容，以及你说过的兴趣（除非全部忘记）。</translation>
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
      <source>Also from backups: all are replaced by a new one</source>
      <translation>也从备份中删除：全部备份由一份新的代替</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <source>Export first…</source>
      <translation>先导出…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/forget.py"/>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
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
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/window_dialogs.py"/>
      <source>Import from another player</source>
      <translation>从其他播放器导入</translation>
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
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Go to</source>
      <translation>前往</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Go to a show or do something</source>
      <translation>前往节目或执行操作</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Matches</source>
      <translation>匹配</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/palette.py"/>
      <source>Nothing found</source>
      <translation>没有找到任何内容</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>Passphrase of now</source>
      <translation>现在的口令</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>A passphrase opens it</source>
      <translation>用口令打开</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The key ring of the desktop opens it, when you log in</source>
      <translation>登录时由桌面的密钥环打开</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>New passphrase</source>
      <translation>新口令</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The same once more</source>
      <translation>再输入一次</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/passphrases.py"/>
      <source>The two passphrases differ; type them again.</source>
      <translation>两次口令不同；请重新输入。</translation>
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
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Downloaded</source>
      <translation>已下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/playlist_rule.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Favourite</source>
      <translation>收藏</translation>
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
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Restore this backup?</source>
      <translation>恢复这份备份？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Reading the backup</source>
      <translation>正在读取备份</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>The library of now is kept beside it, so this can be taken back.</source>
      <translation>现在的资料库会保留在旁边，因此可以反悔。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Passphrase of this file</source>
      <translation>这个文件的口令</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Look again</source>
      <translation>再看一次</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>Put it in place</source>
      <translation>放入使用</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>It lacks what came since: {what}.</source>
      <translation>它缺少此后的内容：{what}。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>%n show(s): {names}</source>
      <translation>
        <numerusform>%n 个节目：{names}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/restore.py"/>
      <source>{hours} hours of listening</source>
      <translation>{hours} 小时的收听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Shortcuts</source>
      <translation>快捷键</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Search the shortcuts</source>
      <translation>搜索快捷键</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change</source>
      <translation>更改</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Add a key</source>
      <translation>添加按键</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>No key</source>
      <translation>不设按键</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>As it was</source>
      <translation>恢复原样</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>All as they were</source>
      <translation>全部恢复原样</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Enter changes the keys of a line.</source>
      <translation>回车键更改所在行的按键。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>All keys are as podplayer comes with them.</source>
      <translation>所有按键都是 podplayer 自带的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>What it does</source>
      <translation>作用</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Keys</source>
      <translation>按键</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>This one always stays, so that lists can be used by keys.</source>
      <translation>这个始终保留，以便用键盘操作列表。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
      <source>none</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Changed by you</source>
      <translation>由你更改</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>New key for {deed}</source>
      <translation>{deed} 的新按键</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>Press the new key for “{deed}”. Esc leaves it.</source>
      <translation>请按“{deed}”的新按键。Esc 放弃。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>{key} does “{deed}” now.</source>
      <translation>{key} 现在执行“{deed}”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>“{deed}” has no key now.</source>
      <translation>“{deed}”现在没有按键。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/shortcuts.py"/>
      <source>“{deed}” has its own key again.</source>
      <translation>“{deed}”恢复了自己的按键。</translation>
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
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
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
      <source>Episodes of {show} that never appear in lists and are never suggested. They stay in the library, and the page of the show has them under “Hidden”.</source>
      <translation>{show}中从不出现在列表、也从不推荐的单集。它们仍在资料库中，可在节目页的“已隐藏”下找到。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/show_rules.py"/>
      <source>After each look for new episodes, podplayer fetches the newest of {show} that fit. What was heard goes first when the limit for files is reached.</source>
      <translation>每次检查新单集后，podplayer 会下载{show}中符合条件的最新单集。达到文件上限时，先清理已听的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Sleep timer</source>
      <translation>睡眠定时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Fall silent after so many minutes.</source>
      <translation>在这么多分钟后停止播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Minutes</source>
      <translation>分钟数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/sleep.py"/>
      <source>Start</source>
      <translation>开始</translation>
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
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
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
      <translation>《{show}》的标签</translation>
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
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>What you heard is not stored yet</source>
      <translation>你听过的内容尚未保存</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>Close anyway</source>
      <translation>仍然关闭</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Try again</source>
      <translation>重试</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/dialogs/unsaved.py"/>
      <source>What you heard since {time} is lost if podplayer closes now.</source>
      <translation>如果现在关闭 podplayer，你自 {time} 以来听过的内容将会丢失。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Chinese</source>
      <translation>中文</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Dutch</source>
      <translation>荷兰语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>English</source>
      <translation>英语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>French</source>
      <translation>法语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>German</source>
      <translation>德语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Italian</source>
      <translation>意大利语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Japanese</source>
      <translation>日语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Portuguese</source>
      <translation>葡萄牙语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Russian</source>
      <translation>俄语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <source>Spanish</source>
      <translation>西班牙语</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Today</source>
      <translation>今天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Yesterday</source>
      <translation>昨天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/text.py"/>
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
      <translation>{hours} 小时 {minutes} 分钟</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <source>%n hour(s)</source>
      <translation>
        <numerusform>%n 小时</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>%n minute(s)</source>
      <translation>
        <numerusform>%n 分钟</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/format.py"/>
      <source>%n second(s)</source>
      <translation>
        <numerusform>%n 秒</numerusform>
      </translation>
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
      <source>, </source>
      <comment>between the things of a list</comment>
      <translation>、</translation>
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
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
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
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Settings</source>
      <translation>设置</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>For you</source>
      <translation>为你推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>New</source>
      <translation>最新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Queue</source>
      <translation>播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/podcast_grid.py"/>
      <location filename="../../podplayer/ui/pages/shows.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Shows</source>
      <translation>节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/downloads.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Downloads</source>
      <translation>下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <location filename="../../podplayer/ui/pages/search.py"/>
      <location filename="../../podplayer/ui/pages/show.py"/>
      <location filename="../../podplayer/ui/widgets/controls.py"/>
      <source>Search</source>
      <translation>搜索</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Discover</source>
      <translation>发现</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Taste</source>
      <translation>口味</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Listening</source>
      <translation>收听统计</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Privacy</source>
      <translation>隐私</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/page.py"/>
      <source>Page</source>
      <translation>页面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Look for new episodes</source>
      <translation>检查新单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/go_to.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Window</source>
      <translation>窗口</translation>
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
      <source>Locking downloads and covers</source>
      <translation>正在加密下载和封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/jobs.py"/>
      <source>Unlocking downloads and covers</source>
      <translation>正在解密下载和封面</translation>
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
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Go online</source>
      <translation>恢复联网</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/main_window.py"/>
      <source>Already looking for new episodes.</source>
      <translation>已在检查新单集。</translation>
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
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n episode(s) came again with other advertisements</source>
      <translation>
        <numerusform>%n 集因更换广告而重新发布</numerusform>
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
      <source>None of %n show(s) could be checked: is this computer connected?</source>
      <translation>
        <numerusform>%n 个节目都无法检查：这台电脑联网了吗？</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n file(s) could not be locked or unlocked.</source>
      <translation>
        <numerusform>%n 个文件无法加密或解密。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Downloads and covers are as you wish: %n file(s) changed.</source>
      <translation>
        <numerusform>下载和封面已如你所愿：更改了 %n 个文件。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n download(s) did not come</source>
      <translation>
        <numerusform>%n 个下载失败</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>There was nothing new in this file</source>
      <translation>此文件中没有新内容</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Imported {file}; %n show(s) could not be reached</source>
      <translation>
        <numerusform>已导入 {file}；%n 个节目无法连接</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n file(s) in use: what they were before is deleted at the next start.</source>
      <translation>
        <numerusform>%n 个文件正在使用：其旧内容将在下次启动时删除。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>Some downloads are missing</source>
      <translation>部分下载未完成</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/outcomes.py"/>
      <source>%n show(s) of this file could not be followed</source>
      <translation>
        <numerusform>此文件中有 %n 个节目无法订阅</numerusform>
      </translation>
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
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Recommended by shows you follow</source>
      <translation>你订阅的节目推荐的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>People you know, in other shows</source>
      <translation>其他节目里你认识的人</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Linked in what you follow</source>
      <translation>你订阅的节目中链接的</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>%n show(s) at {directory} for “{words}”</source>
      <translation>
        <numerusform>{directory} 上有 %n 个“{words}”的节目</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Have a look</source>
      <translation>看一看</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Your shows name no others yet</source>
      <translation>你的节目还没有提到别的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>What the shows you follow recommend, whom they have as guests and what they link appears here, with the show that said so. Nobody is asked for it. To look further, ask a directory above, or paste an address.</source>
      <translation>你订阅的节目推荐了什么、请了哪些嘉宾、链接了什么，会连同说出它的节目一起显示在这里。不会为此询问任何人。想看得更远，可在上方询问目录，或粘贴地址。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Read from the feeds you follow. Nobody is asked unless you do it here.</source>
      <translation>内容来自你订阅的节目。除非你在这里操作，否则不会询问任何人。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>Look for it</source>
      <translation>查找它</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>You follow it</source>
      <translation>你已订阅</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>{text}. Fewer words find more.</source>
      <translation>{text}。词越少，找到的越多。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/discover.py"/>
      <source>About it</source>
      <translation>详情</translation>
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
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
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
      <source>Nothing was played yet: this order goes by what you said you like, what is new and what you ask for.</source>
      <translation>还没有播放记录：目前按你说过的兴趣、内容新旧和你设定的条件排序。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>Nothing is known of you yet: this order goes by what is new and what you ask for. Play something, and it learns.</source>
      <translation>目前还不了解你：先按内容新旧和你设定的条件排序。开始播放，它就会慢慢学习。</translation>
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
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/for_you.py"/>
      <source>%n episode(s) picked from {considered}. Click a reason to correct it.</source>
      <translation>
        <numerusform>从 {considered} 中选出 %n 集。点击理由可以纠正。</numerusform>
      </translation>
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
      <source>listened</source>
      <translation>收听时长</translation>
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
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>{hours} h</source>
      <translation>{hours} 小时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By day</source>
      <translation>按天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By week</source>
      <translation>按周</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By month</source>
      <translation>按月</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <source>By year</source>
      <translation>按年</translation>
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
      <source>Listening by day of the week</source>
      <translation>一周中各天的收听</translation>
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
      <source>By day of the week</source>
      <translation>按星期几</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/listening.py"/>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <location filename="../../podplayer/ui/pages/parts/year_card.py"/>
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
      <source>under 1 s</source>
      <translation>不到 1 秒</translation>
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
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Play next</source>
      <translation>下一个播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Not interested</source>
      <translation>不感兴趣</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Download</source>
      <translation>下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/new.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
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
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>{bars} bars; the arrow keys read them.</source>
      <translation>{bars} 个柱形，用方向键逐个读取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/charts.py"/>
      <source>Nothing to show.</source>
      <translation>没有可显示的内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Waits for its turn</source>
      <translation>等待中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>begun</source>
      <translation>已开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>not heard yet</source>
      <translation>尚未收听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>today</source>
      <comment>inside a sentence</comment>
      <translation>今天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>yesterday</source>
      <comment>inside a sentence</comment>
      <translation>昨天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>Waits to go on</source>
      <translation>等待继续</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>goes before the next automatic download</source>
      <translation>下次自动下载前清理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>came by itself {day}, not begun</source>
      <translation>{day}自动下载，未开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{size} a second</source>
      <translation>{size}/秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>heard {day}</source>
      <translation>{day}听过</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>goes when its room is needed</source>
      <translation>需要空间时清理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>stays: there is no limit</source>
      <translation>保留：未设上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>streamed {day}, not begun</source>
      <translation>{day}在线播放，未开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>newest {count}</source>
      <translation>最新 {count} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>kept</source>
      <translation>保留</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>with {words}</source>
      <translation>包含 {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>without {words}</source>
      <translation>不含 {words}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{time} or more</source>
      <translation>不短于 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>{time} or less</source>
      <translation>不长于 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_tile.py"/>
      <source>{time} left</source>
      <translation>剩余 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_lines.py"/>
      <source>gone for good {day}</source>
      <translation>{day}永久删除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Stop for now</source>
      <translation>暂停下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Do not download</source>
      <translation>不下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Keep: never clean this file away</source>
      <translation>保留：从不清理此文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Let the clean-up have it again</source>
      <translation>允许再次清理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Move to the trash</source>
      <translation>移入回收站</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Bring back</source>
      <translation>还原</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Details</source>
      <translation>详情</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Go to the show</source>
      <translation>前往节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/file_list.py"/>
      <source>Enter does what the button says, Delete takes it away.</source>
      <translation>Enter 执行按钮操作，Delete 移除。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Set a limit</source>
      <translation>设置上限</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n 个文件</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Change the limit</source>
      <translation>更改上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>{used} of {limit}</source>
      <translation>{used} / {limit}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>{size} in the trash</source>
      <translation>回收站中 {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/downloads/usage_card.py"/>
      <source>Room used: {share}</source>
      <translation>已用空间：{share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>People</source>
      <translation>人物</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Picked by the publisher</source>
      <translation>发布者精选</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Support</source>
      <translation>支持</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>On the web</source>
      <translation>网络链接</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Said by the publisher</source>
      <translation>发布者提供</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Another version</source>
      <translation>另一版本</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>The episode's page</source>
      <translation>单集网页</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Discussion</source>
      <translation>讨论</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Soundbite</source>
      <translation>精彩片段</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Support this show</source>
      <translation>支持此节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Place: {name}</source>
      <translation>地点：{name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Licence: {name}</source>
      <translation>许可：{name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/about_panel.py"/>
      <source>Season: {name}</source>
      <translation>季：{name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Enter plays from a bookmark, E changes its note, Delete takes it away.</source>
      <translation>Enter 从书签处播放，E 修改备注，Delete 移除书签。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>A bookmark keeps a place with a note. B makes one while you listen.</source>
      <translation>书签可记住位置和备注。收听时按 B 添加。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <source>Play from here</source>
      <translation>从此处播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Change the note</source>
      <translation>修改备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Remove</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Note</source>
      <translation>备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Note for a new bookmark</source>
      <translation>新书签的备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Save the note at {time}</source>
      <translation>保存 {time} 处的备注</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/bookmark_panel.py"/>
      <source>Bookmark {time}</source>
      <translation>在 {time} 添加书签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Chapters</source>
      <translation>章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/chapter_list.py"/>
      <source>Enter plays from a chapter, L opens its link.</source>
      <translation>Enter 从章节处播放，L 打开章节链接。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>This episode has no web page to share.</source>
      <translation>此单集没有可分享的网页。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>Copied the address at {time}</source>
      <translation>已复制 {time} 处的地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_deeds.py"/>
      <source>Private listening: nothing was noted.</source>
      <translation>私密收听：没有留下记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Show pictures</source>
      <translation>显示图片</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_view.py"/>
      <source>Transcript</source>
      <translation>文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <source>Notes</source>
      <translation>简介</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_frame.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>About</source>
      <translation>关于</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>More like this</source>
      <translation>多推荐类似的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Less like this</source>
      <translation>少推荐类似的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Copies the address of this moment</source>
      <translation>复制此刻的地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Share at {time}</source>
      <translation>分享 {time} 处</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>season {number}</source>
      <translation>第 {number} 季</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>episode {number}</source>
      <translation>第 {number} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>In queue</source>
      <translation>在队列中</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>On</source>
      <translation>开</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Off</source>
      <translation>关</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/episode_head.py"/>
      <source>Play from {time}</source>
      <translation>从 {time} 播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/feel_panel.py"/>
      <source>How does it feel?</source>
      <translation>感觉如何？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/mixture_key.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>speech</source>
      <translation>语音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/mixture_key.py"/>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>music</source>
      <translation>音乐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/next_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Open {title}</source>
      <translation>打开 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/notes.py"/>
      <source>Show notes</source>
      <translation>单集简介</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/notes.py"/>
      <source>This episode has no notes.</source>
      <translation>此单集没有简介。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Search what is said</source>
      <translation>搜索文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Place before</source>
      <translation>上一处</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Next place</source>
      <translation>下一处</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Follow again</source>
      <translation>继续跟随</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Fetch the transcript</source>
      <translation>获取文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Close the search</source>
      <translation>关闭搜索</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>{place} of {count}</source>
      <translation>{place}/{count}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_panel.py"/>
      <source>Not said</source>
      <translation>未提及</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/transcript_view.py"/>
      <source>Up and Down choose a line, Enter plays from it.</source>
      <translation>Up 和 Down 选择一行，Enter 从该行播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>This file cannot be analysed</source>
      <translation>无法分析此文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>Draw the waveform</source>
      <translation>绘制波形</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>podplayer plays the sound of this video</source>
      <translation>podplayer 播放此视频的声音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>Listening to the file…</source>
      <translation>正在分析文件…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>The waveform comes with the download</source>
      <translation>下载后即可显示波形</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>speech {share}</source>
      <translation>语音 {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>music {share}</source>
      <translation>音乐 {share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/wave_panel.py"/>
      <source>skipped {duration} of silence</source>
      <translation>跳过了 {duration}静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>Under the waveform: the upper line is speech, the lower line is music</source>
      <translation>波形下方：上面的线是语音，下面的线是音乐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>Waveform</source>
      <translation>波形</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/waveform.py"/>
      <source>speech and music</source>
      <translation>语音和音乐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Write transcript</source>
      <translation>写文字稿</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Stop writing</source>
      <translation>停止书写</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Writing down what is said…</source>
      <translation>正在写下所说的内容…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Another episode is written.</source>
      <translation>正在写另一集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>podplayer can write it down here, in the background. Nothing is sent away.</source>
      <translation>podplayer 可以在后台把它写在这里。什么都不会发送出去。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Download the episode, and podplayer can write it down here.</source>
      <translation>下载这一集，podplayer 就能在这里写下它。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Write on</source>
      <translation>继续书写</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Stopping… what is written stays.</source>
      <translation>正在停止…已写的会保留。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>It is written down up to {time}.</source>
      <translation>已写到 {time}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/episode/writing_bar.py"/>
      <source>Writing down what is said… {share}</source>
      <translation>正在写下所说的内容…{share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Minutes at hand</source>
      <translation>可用分钟数</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Place</source>
      <translation>地点</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Mood</source>
      <translation>心情</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Downloaded only</source>
      <translation>仅已下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>{time} weekend</source>
      <translation>{time} 周末</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>{time} weekday</source>
      <translation>{time} 工作日</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Familiar to surprising</source>
      <translation>从熟悉到惊喜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>How much may be outside of what you usually hear</source>
      <translation>允许多大程度偏离你的收听习惯</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Any length</source>
      <translation>不限时长</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>None</source>
      <translation>无</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Another word…</source>
      <translation>其他词…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>A word of your own for where you are:</source>
      <translation>用你自己的词描述所在地点：</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Familiar</source>
      <translation>熟悉</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Surprising</source>
      <translation>惊喜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>I have {minutes} min</source>
      <translation>我有 {minutes} 分钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/ask_bar.py"/>
      <source>Place: {place}</source>
      <translation>地点：{place}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Show habit</source>
      <translation>节目习惯</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Topic</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Time of day</source>
      <translation>时段</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Length</source>
      <translation>时长</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Freshness</source>
      <translation>新鲜度</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Series</source>
      <translation>系列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Sound</source>
      <translation>声音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Cover</source>
      <translation>封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Language</source>
      <translation>语言</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Surprise</source>
      <translation>惊喜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>Why this, in numbers</source>
      <translation>推荐理由（数值）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/pick_numbers.py"/>
      <source>{percent} ± {sure} likely to be heard</source>
      <translation>可能会听：{percent} ± {sure}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Continue</source>
      <translation>继续</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Something different</source>
      <translation>换换口味</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>If you have longer</source>
      <translation>如果时间更充裕</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>More for now</source>
      <translation>更多当下推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/picks_view.py"/>
      <source>Fits your {minutes} minutes</source>
      <translation>适合你的 {minutes} 分钟</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>Not because of this</source>
      <translation>不是因为这个</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>Reason: {text}</source>
      <translation>理由：{text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/reason_chip.py"/>
      <source>{text}
Click to correct it</source>
      <translation>{text}
点击纠正</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · you started it</source>
      <translation>首选推荐 · 你已开始听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick</source>
      <translation>首选推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · new today</source>
      <translation>首选推荐 · 今日更新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick · new this week</source>
      <translation>首选推荐 · 本周更新</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Why, in numbers</source>
      <translation>推荐理由（数值）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Not now</source>
      <translation>暂不</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Play {title}</source>
      <translation>播放 {title}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/for_you/top_pick.py"/>
      <source>Top pick: {title}, {text}</source>
      <translation>首选推荐：{title}，{text}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>{start} to {end}: {time}</source>
      <translation>{start} 至 {end}：{time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/listening/bars.py"/>
      <source>Week of {day}</source>
      <translation>{day}那一周</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Mark as not heard</source>
      <translation>标记为未听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Mark as heard</source>
      <translation>标记为已听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove from favourites</source>
      <translation>取消收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Add to favourites</source>
      <translation>加入收藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove from queue</source>
      <translation>移出播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Add to queue</source>
      <translation>加入播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Remove download</source>
      <translation>移除下载</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>%n episode(s) put aside</source>
      <translation>
        <numerusform>已搁置 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/actions.py"/>
      <source>Go to {show}</source>
      <translation>前往{show}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Brought back %n file(s); they are kept now</source>
      <translation>
        <numerusform>已还原 %n 个文件，现设为保留</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) will not be cleaned away</source>
      <translation>
        <numerusform>%n 个文件将不会被清理</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) may be cleaned away again</source>
      <translation>
        <numerusform>%n 个文件可再次被清理</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Delete %n file(s)?</source>
      <translation>
        <numerusform>删除 %n 个文件？</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>You keep nothing in the trash, so this cannot be undone.</source>
      <translation>回收站设为不保留文件，因此无法撤销。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Delete</source>
      <translation>删除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Empty the trash?</source>
      <translation>清空回收站？</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>This deletes %n file(s) for good. The episodes stay in your library.</source>
      <translation>
        <numerusform>将永久删除 %n 个文件。单集仍保留在资料库中。</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n download(s) called off</source>
      <translation>
        <numerusform>已取消 %n 个下载</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>%n file(s) in the trash ({size})</source>
      <translation>
        <numerusform>回收站中有 %n 个文件（{size}）</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>Delete {size}</source>
      <translation>删除 {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/file_actions.py"/>
      <source>{size} free again</source>
      <translation>已释放 {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>All</source>
      <comment>episodes</comment>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Unplayed</source>
      <translation>未播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Started</source>
      <translation>已开始</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Hidden</source>
      <translation>已隐藏</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/filters.py"/>
      <source>Show which episodes</source>
      <translation>显示哪些单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/list_card.py"/>
      <source>This list could not be read</source>
      <translation>无法读取此列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <source>Add to a playlist</source>
      <translation>加入播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <source>New playlist…</source>
      <translation>新建播放列表…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/lists/playlist_menu.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>New playlist</source>
      <translation>新建播放列表</translation>
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
      <source>tense</source>
      <comment>corner of the mood pad</comment>
      <translation>紧张</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>lively</source>
      <comment>corner of the mood pad</comment>
      <translation>活泼</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>heavy</source>
      <comment>corner of the mood pad</comment>
      <translation>沉重</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>calm</source>
      <comment>corner of the mood pad</comment>
      <translation>平静</translation>
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
      <location filename="../../podplayer/ui/pages/parts/mood_pad.py"/>
      <source>{across} % to the right, {up} % up</source>
      <translation>向右 {across} %，向上 {up} %</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Back up now</source>
      <translation>立即备份</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore a file…</source>
      <translation>恢复文件…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Backups</source>
      <translation>备份</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>There is none yet.</source>
      <translation>还没有。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore a backup or an export</source>
      <translation>恢复备份或导出文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Backups and exports (*.db *.gz *.zip *.age);;All files (*)</source>
      <translation>备份和导出文件 (*.db *.gz *.zip *.age);;所有文件 (*)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restore…</source>
      <translation>恢复…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>There is none yet; podplayer makes one a day.</source>
      <translation>还没有；podplayer 每天做一份。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>The last: {when}. podplayer makes one a day, reads it from end to end, and keeps five days and four weeks.</source>
      <translation>最近一份：{when}。podplayer 每天做一份，从头到尾读一遍，保留五天和四周。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>The library was backed up and read from end to end.</source>
      <translation>资料库已备份，并从头到尾读过。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/backup_card.py"/>
      <source>Restoring your library</source>
      <translation>正在恢复你的资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Connections</source>
      <translation>连接</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>All hosts</source>
      <translation>所有主机</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Filter hosts</source>
      <translation>筛选主机</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>No host has this in its name.</source>
      <translation>没有名称匹配的主机。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/connection_list.py"/>
      <source>Nothing was fetched in this time: podplayer connected to no one.</source>
      <translation>这段时间没有获取任何内容：podplayer 未连接任何主机。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypted are shows, episodes, what you heard and when, what was learned, and the backups. The log files are not.</source>
      <translation>已加密的有：节目、单集、你听了什么以及何时听的、学到的内容和备份。日志文件未加密。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Off: whoever gets this computer or its disk can read what you hear.</source>
      <translation>关闭：拿到这台电脑或其磁盘的人可以读到你听什么。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Without the passphrase nobody can read the library again, podplayer's makers included.</source>
      <translation>没有口令，谁也无法再读取资料库，podplayer 的制作者也不能。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>They lie in the clear, under the titles of shows and episodes.</source>
      <translation>它们未加密，文件名是节目和单集的标题。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Locked with the library's key, also while they arrive, and under names that tell nothing. Other programs cannot play them.</source>
      <translation>用资料库的密钥加密，下载途中也是，文件名不透露任何信息。其他程序无法播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Once the library is encrypted they can be locked, too.</source>
      <translation>资料库加密之后，它们也可以加密。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>The window closes for a moment and comes back.</source>
      <translation>窗口会关闭片刻再回来。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt…</source>
      <translation>加密…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change…</source>
      <translation>更改…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn off…</source>
      <translation>关闭…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encryption</source>
      <translation>加密</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Lock</source>
      <translation>加密</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Unlock</source>
      <translation>解密</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Downloads and covers</source>
      <translation>下载和封面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt the library</source>
      <translation>加密资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypt</source>
      <translation>加密</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Encrypting your library</source>
      <translation>正在加密你的资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Change who opens the library</source>
      <translation>更改谁能打开资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Changing the key's keeper</source>
      <translation>正在更改密钥的保管者</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn encryption off</source>
      <translation>关闭加密</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Turn off</source>
      <translation>关闭</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>Writing your library in the clear</source>
      <translation>正在以明文写入你的资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>The library, its backups, downloads and covers are written in the clear again.</source>
      <translation>资料库、其备份、下载和封面将重新以明文写入。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>On; a passphrase opens the library. {covered}</source>
      <translation>已开启；用口令打开资料库。{covered}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/encryption_card.py"/>
      <source>On; the desktop's key ring opens the library. {covered}</source>
      <translation>已开启；用桌面的密钥环打开资料库。{covered}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Export everything…</source>
      <translation>导出全部…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Forget…</source>
      <translation>忘记…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Take everything along</source>
      <translation>把一切带走</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>One sealed file of open formats: shows, listening, settings. “Restore a file…” makes the same library of it.</source>
      <translation>一个密封的开放格式文件：节目、收听、设置。“恢复文件…”能由它得到同样的资料库。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>What you heard, of a time, a show or a topic, or all of it; from backups, too.</source>
      <translation>你听过的：某段时间、某个节目、某个主题，或全部；也包括备份中的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Export everything</source>
      <translation>导出全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Sealed file (*.age)</source>
      <translation>密封文件 (*.age)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Seal the export</source>
      <translation>密封导出文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Export</source>
      <translation>导出</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>The file tells what you hear and when. Whoever has this passphrase can read it; without it nobody can, you included.</source>
      <translation>这个文件说明你听什么、何时听。有这个口令的人可以读它；没有它谁也不能，包括你。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/leaving_card.py"/>
      <source>Everything was written to {name}</source>
      <translation>全部内容已写入 {name}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>Tracker</source>
      <translation>跟踪器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>gone around</source>
      <translation>已绕过</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/privacy/tracker_card.py"/>
      <source>needed after all</source>
      <translation>终究需要</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>Rename the playlist</source>
      <translation>重命名播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Rename</source>
      <translation>重命名</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_actions.py"/>
      <source>There is nothing in “{name}” now.</source>
      <translation>“{name}”现在没有内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>Playlists</source>
      <translation>播放列表</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>Up next</source>
      <translation>接下来播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/playlist_bar.py"/>
      <source>A rule fills this playlist</source>
      <translation>此播放列表按规则填充</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>Play queue</source>
      <translation>播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/queue/queue_list.py"/>
      <source>Keys that move an episode: {keys}</source>
      <translation>移动单集的按键：{keys}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>{size} from {host}, which learns your address, nothing else. Every file is checked, and what has come stays if you stop.</source>
      <translation>从 {host} 获取 {size}，它只知道你的地址，别的都不知道。每个文件都会检查，停下时已到的会保留。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>{done} of {total}, {part}</source>
      <translation>{done}/{total},{part}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetching the models</source>
      <translation>正在获取模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Models</source>
      <translation>模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>podplayer reads, hears and sees with them. Without them it compares words.</source>
      <translation>podplayer 用它们读、听、看。没有它们就比较词语。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Stop fetching the models</source>
      <translation>停止获取模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetching the models…</source>
      <translation>正在获取模型…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>The models are here; your episodes are read with them now.</source>
      <translation>模型已到；现在用它们读取你的单集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>All models are there.</source>
      <translation>所有模型都在。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetch {size}</source>
      <translation>获取 {size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/models_card.py"/>
      <source>Fetch the models, {size}</source>
      <translation>获取模型，{size}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/proxy_field.py"/>
      <source>Proxy</source>
      <translation>代理</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/proxy_field.py"/>
      <source>For everything that is fetched; names are looked up there too. Empty: as the desktop says. “none”: never through one. A password in it, as in http://name:password@host:3128, goes into the key ring.</source>
      <translation>用于所有获取；域名也在那里查询。空：按桌面设置。“none”：从不使用。其中的密码，如 http://name:password@host:3128，会存入密钥环。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Theme</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>System follows the desktop.</source>
      <translation>“系统”跟随桌面设置。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Holds after the next start.</source>
      <translation>下次启动后生效。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Keep still</source>
      <translation>减少动态效果</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Nothing fades, glides or breathes. Off: as the desktop wishes.</source>
      <translation>没有淡入、滑动或呼吸效果。关闭：遵从桌面设置。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Recommendations</source>
      <translation>推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Off: podplayer opens with New.</source>
      <translation>关闭后，podplayer 启动时打开“最新”。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Speed</source>
      <translation>倍速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>For shows without a speed of their own.</source>
      <translation>用于未单独设置倍速的节目。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source> s</source>
      <comment>seconds, behind a number</comment>
      <translation> 秒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Skip back</source>
      <translation>快退</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Skip forward</source>
      <translation>快进</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Go back a little</source>
      <translation>稍微回退</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>After a pause it plays on a few seconds before where it was left.</source>
      <translation>暂停后继续播放时，从之前几秒开始。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Play the queue</source>
      <translation>连续播放队列</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Goes on by itself at the end.</source>
      <translation>播完后自动播放下一集。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Go on with the best next</source>
      <translation>继续播放最佳推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Behind the queue, what For you would put first.</source>
      <translation>队列播完后，播放“为你推荐”的首选。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Engine</source>
      <translation>引擎</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>What turns files into sound. Holds after the next start.</source>
      <translation>将文件转为声音的组件。下次启动后生效。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Room for episodes</source>
      <translation>单集容量上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Above it, heard episodes go to the trash first.</source>
      <translation>超出时，先将已听单集移入回收站。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Keep the trash</source>
      <translation>回收站保留时间</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Files that were cleaned away can be brought back for so long.</source>
      <translation>在此期限内，被清理的文件可以还原。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>At a time</source>
      <translation>同时下载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Pace</source>
      <translation>限速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>For all downloads together. What plays is never slowed down.</source>
      <translation>所有下载合计。正在播放的内容不受限速。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Learn from what I hear</source>
      <translation>从收听中学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Off: nothing new is learned, what was learned stays.</source>
      <translation>关闭后不再学习新内容，已学到的会保留。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <location filename="../../podplayer/ui/widgets/side_bar.py"/>
      <source>Private listening</source>
      <translation>私密收听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Your place in an episode is kept; nothing is logged.</source>
      <translation>保留单集播放位置，不留任何记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Reads episodes with</source>
      <translation>单集理解模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>What turns titles and notes into topics, on this computer.</source>
      <translation>在此电脑上将标题和简介转为主题。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Offline</source>
      <translation>离线</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Nothing is fetched at all.</source>
      <translation>完全不获取任何内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Look for episodes at the start</source>
      <translation>启动时检查新单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Otherwise only when you ask.</source>
      <translation>否则仅在你要求时检查。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Look for episodes every</source>
      <translation>检查新单集间隔</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>While the window is open; each show in its own rhythm.</source>
      <translation>窗口打开时进行，每个节目按各自的节奏。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Go around trackers</source>
      <translation>绕过跟踪器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Asks the show's own server, not the counters before it.</source>
      <translation>直接请求节目自己的服务器，绕过前面的计数服务。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Tell of new episodes</source>
      <translation>新单集通知</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>When a check finds some while you do not look at podplayer.</source>
      <translation>当你没有在看 podplayer 而检查到新单集时。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Stay awake while playing</source>
      <translation>播放时保持唤醒</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>The computer does not go to sleep; the screen may.</source>
      <translation>电脑不会休眠，屏幕可以关闭。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Icon in the tray</source>
      <translation>托盘图标</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Where there is one.</source>
      <translation>需要桌面支持托盘。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Close to the tray</source>
      <translation>关闭到托盘</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>The window goes, what plays plays on. Ctrl+Q quits.</source>
      <translation>窗口关闭，播放继续。按 Ctrl+Q 退出。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>No limit</source>
      <translation>无上限</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source> d</source>
      <comment>days, behind a number</comment>
      <translation> 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source> h</source>
      <comment>hours, behind a number</comment>
      <translation> 小时</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Never</source>
      <translation>从不</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Start with the desktop</source>
      <translation>随桌面启动</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>In the tray, without a window.</source>
      <translation>驻留托盘，不显示窗口。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>System</source>
      <translation>系统</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Light</source>
      <translation>浅色</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Dark</source>
      <translation>深色</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>As the desktop</source>
      <translation>跟随桌面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Studio</source>
      <translation>Studio</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Best that is installed</source>
      <translation>已安装的最佳模型</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, many languages</source>
      <translation>E5，多语言</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, quicker</source>
      <translation>E5，更快</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>E5, most exact</source>
      <translation>E5，最精确</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>MiniLM, English, lighter</source>
      <translation>MiniLM，英语，较轻量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/settings/setting_cards.py"/>
      <source>Words only, lightest</source>
      <translation>仅词语，最轻量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/description.py"/>
      <source>Click to read all of it</source>
      <translation>点击阅读全文</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>A name, a subject, or the address of a show</source>
      <translation>名称、主题或节目的地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Which directory to ask</source>
      <translation>询问哪个目录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>podplayer is offline: nobody is asked.</source>
      <translation>podplayer 离线：不询问任何人。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Look for a show outside</source>
      <translation>到外面寻找节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>This is a file on this computer: nobody is asked.</source>
      <translation>这是这台电脑上的文件：不询问任何人。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Look</source>
      <translation>看一看</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>Asks {host} for the feed, and nobody else.</source>
      <translation>只向 {host} 询问订阅源，不问别人。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/directory_bar.py"/>
      <source>These words are sent to {host}, which sees your Internet address, too, as every page does. Nothing is sent before you press Search.</source>
      <translation>这些词会发给 {host}，它也会像任何网页一样看到你的网络地址。在你按“搜索”之前什么都不发送。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Load older episodes</source>
      <translation>加载更早的单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Tags…</source>
      <translation>标签…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Download by itself…</source>
      <translation>自动下载…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Hide episodes…</source>
      <translation>隐藏单集…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Learn from what I hear of it</source>
      <translation>从我收听的内容中学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Copy the feed's address</source>
      <translation>复制订阅源地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Change the feed's address…</source>
      <translation>更改订阅源地址…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Login…</source>
      <translation>登录…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Unfollow</source>
      <translation>取消订阅</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Copied the address of the feed</source>
      <translation>已复制订阅源地址</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The login is forgotten</source>
      <translation>已忘记登录信息</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Web page</source>
      <translation>网页</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Bring back from the archive</source>
      <translation>从归档中恢复</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Archive: put away, keep its history</source>
      <translation>归档：收起并保留记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The feed of this show has no older pages.</source>
      <translation>这个节目的订阅源没有更早的页面。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>%n older episode(s) came</source>
      <translation>
        <numerusform>新增 %n 集更早的单集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>podplayer learns from this show again</source>
      <translation>podplayer 重新从此节目学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>Nothing is learned from this show from now on</source>
      <translation>从现在起不再从此节目学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_actions.py"/>
      <source>The rule is stored</source>
      <translation>规则已保存</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Play best for now</source>
      <translation>播放当下最佳</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Following ✓</source>
      <translation>已订阅 ✓</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>More</source>
      <translation>更多</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Unfollow this show; can be undone</source>
      <translation>取消订阅此节目，可以撤销</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Which episodes are downloaded by themselves</source>
      <translation>自动下载哪些单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Speed here</source>
      <translation>此节目倍速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Archived</source>
      <translation>已归档</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Bring this show back from the archive</source>
      <translation>从归档中恢复此节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Downloads: newest {count}</source>
      <translation>下载：最新 {count} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Downloads: off</source>
      <translation>下载：关</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Play best</source>
      <translation>播放最佳</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>{speed} here</source>
      <translation>此节目 {speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>Newest {count}</source>
      <translation>最新 {count} 集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/shows/show_header.py"/>
      <source>As everywhere ({speed})</source>
      <translation>与全局相同（{speed}）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/skeleton.py"/>
      <source>Loading</source>
      <translation>正在加载</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Interests</source>
      <translation>兴趣</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/queue.py"/>
      <source>Rename…</source>
      <translation>重命名…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Forget this interest…</source>
      <translation>忘记此兴趣…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>No interest stands out yet. They appear once some of what you heard lies near to each other.</source>
      <translation>还没有突出的兴趣。当你听过的一些内容彼此相近时，兴趣就会出现。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>More of this</source>
      <translation>多推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Less of this</source>
      <translation>少推荐</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>{name}, {percent} of your taste</source>
      <translation>{name}，占你口味的 {percent}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/interest_list.py"/>
      <source>Correct “{name}”</source>
      <translation>纠正“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>like what you heard</source>
      <translation>与听过的相似</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>most heard shows</source>
      <translation>最常听的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>any show by chance</source>
      <translation>随机节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>Scoreboard</source>
      <translation>成绩榜</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>{name}: {low} to {high}</source>
      <translation>{name}：{low} 至 {high}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/score_bars.py"/>
      <source>How often each would have put the episode first that you then chose, with the range that holds the true share with 95 % confidence:</source>
      <translation>各方法把你随后选择的单集排在首位的频率，以及真实比例的 95 % 置信区间：</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>muted</source>
      <translation>已静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts less</source>
      <translation>占比较小</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts</source>
      <translation>计入</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>counts more</source>
      <translation>占比较大</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>What you said you like</source>
      <translation>你说过喜欢的</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Subjects</source>
      <translation>主题</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Nothing yet. What you name here counts from the first list on, and less the more you have played.</source>
      <translation>还没有。你在这里说出的，从第一份列表起就计入；听得越多，占比越小。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Take it away</source>
      <translation>移除</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Let it count</source>
      <translation>计入</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Mute</source>
      <translation>静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>“{name}” counts less</source>
      <translation>“{name}”占比较小</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>“{name}” counts more</source>
      <translation>“{name}”占比较大</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <source>Change “{name}”</source>
      <translation>更改“{name}”</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/stated_card.py"/>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>What shall “{name}” be called?</source>
      <translation>“{name}”应该叫什么？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Pause learning</source>
      <translation>暂停学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Nothing new is learned; what was learned stays.</source>
      <translation>不再学习新内容，已学到的会保留。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Your place in an episode is kept; nothing is logged and nothing learned.</source>
      <translation>保留单集播放位置，不留记录，也不学习。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Export…</source>
      <translation>导出…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>What you played and when, one JSON object a line, which “podplayer import” reads.</source>
      <translation>你播放的内容与时间，每行一个 JSON 对象，可用“podplayer import”读取。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <source>Everything, or what was learned since a day. One interest or show: in its menu above.</source>
      <translation>全部，或某天以来学到的内容。单个兴趣或节目请用上方各自的菜单。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_controls.py"/>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <source>Learning</source>
      <translation>学习</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Forget what was heard of it…</source>
      <translation>忘记其收听记录…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>the last 7 days</source>
      <translation>最近 7 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>the last 30 days</source>
      <translation>最近 30 天</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Export what was heard</source>
      <translation>导出收听记录</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>JSON lines (*.jsonl)</source>
      <translation>JSON 行 (*.jsonl)</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>everything</source>
      <translation>全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>all about “{title}”</source>
      <translation>关于“{title}”的一切</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Go to {title}</source>
      <translation>前往 {title}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Forgot {name}: %n line(s) of the log</source>
      <translation>
        <numerusform>已忘记{name}：记录中的 %n 行</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/taste_corrections.py"/>
      <source>Wrote %n line(s) to {name}</source>
      <translation>
        <numerusform>已向 {name} 写入 %n 行</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/taste_score.py"/>
      <source>Replaying your log…</source>
      <translation>正在重放你的记录…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>Map of topics</source>
      <translation>主题地图</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>No map yet.</source>
      <translation>还没有地图。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>You on {name} are near {nearest}</source>
      <translation>{name}，你靠近 {nearest}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>{title}: {time} heard, %n episode(s) here</source>
      <translation>
        <numerusform>{title}：已听 {time}，此处有 %n 集</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>The map appears once episodes have been read by the encoder.</source>
      <translation>单集经编码器读取后，地图就会出现。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_map.py"/>
      <source>you, {when}</source>
      <translation>你，{when}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>In your own words: old maps…</source>
      <translation>用你自己的话：老地图…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>An interest in your own words</source>
      <translation>用你自己的话说出的兴趣</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/parts/taste/topic_picker.py"/>
      <source>Take away “{name}”</source>
      <translation>移除“{name}”</translation>
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
      <source>Your library</source>
      <translation>你的资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>What podplayer asks for</source>
      <translation>podplayer 的请求</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>{size} were sent.</source>
      <translation>已发送 {size}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/privacy.py"/>
      <source>Answers that came without a counter that stands in the address. Without it there was no answer, and it was asked after all: {needed}.</source>
      <translation>去除地址中的计数器后仍收到的响应。去除后没有响应、最终仍经由计数器的：{needed}。</translation>
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
      <translation>输入词语：须全部出现，最后一个可以只输入开头。也可以描述内容，例如“一个人独自盖房子”：稍等片刻，就会出现用不同说法、任何语言表达相同意思的单集。按 ↓ 进入结果，按回车播放。</translation>
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
      <source>Results</source>
      <translation>结果</translation>
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
      <source>Looks</source>
      <translation>外观</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/settings.py"/>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Player</source>
      <translation>播放器</translation>
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
      <source>Everything can be done without a mouse.</source>
      <translation>所有操作都可以不用鼠标完成。</translation>
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
      <source>{weekday} {hour}: {time} heard</source>
      <translation>{weekday} {hour}：已听 {time}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/taste.py"/>
      <source>Most is heard on {weekday} at {hour}. The arrow keys read the hours.</source>
      <translation>{weekday} {hour} 听得最多。用方向键读取各小时。</translation>
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
      <source>What you seem to like</source>
      <translation>你似乎喜欢的</translation>
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
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>It learns what you like to hear, and when. All of it happens on this computer: nothing about you is sent anywhere, and nothing is fetched before you ask for it.</source>
      <translation>它会学习你喜欢听什么、什么时候听。一切都在这台电脑上完成：关于你的任何信息都不会发送到别处，没有你的要求也不会联网获取任何内容。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Skip all of this</source>
      <translation>全部跳过</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Bring your shows</source>
      <translation>带上你的节目</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>What do you like to hear about?</source>
      <translation>你喜欢听什么？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <location filename="../../podplayer/ui/widgets/welcome.py"/>
      <source>Welcome to podplayer</source>
      <translation>欢迎使用 podplayer</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>A list (OPML) or the data of another player comes over with places, favourites and what you heard.</source>
      <translation>可以导入列表（OPML）或其他播放器的数据，包括播放位置、收藏和收听记录。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>Look for shows…</source>
      <translation>寻找节目…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>No shows at hand? Ten made-up ones show how it works; they make no request.</source>
      <translation>手头没有节目？十个虚构的示例节目可以带你了解用法，不会发出任何网络请求。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/pages/welcome.py"/>
      <source>It makes the first lists yours, until what you play says more. Change it any time under Taste.</source>
      <translation>在收听记录足够之前，先据此生成你的推荐列表。可随时在“口味”中更改。</translation>
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
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Library</source>
      <translation>资料库</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Selected episode</source>
      <translation>所选单集</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Play or pause</source>
      <translation>播放或暂停</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Faster</source>
      <translation>加速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Slower</source>
      <translation>减速</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Louder</source>
      <translation>增大音量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Softer</source>
      <translation>减小音量</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Next chapter</source>
      <translation>下一章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>This chapter again, or the one before</source>
      <translation>重播本章节或上一章节</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Bookmark this place</source>
      <translation>在此处添加书签</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Speed and sound</source>
      <translation>倍速与音效</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>What is playing</source>
      <translation>正在播放</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Small player</source>
      <translation>迷你播放器</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <location filename="../../podplayer/ui/widgets/picture_window.py"/>
      <source>Picture of a video</source>
      <translation>视频的画面</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Search everything</source>
      <translation>搜索全部</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Back to where you were</source>
      <translation>返回之前的位置</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Find in this page</source>
      <translation>在此页中查找</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Undo the last change</source>
      <translation>撤销上一次更改</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Do what the message at the bottom offers</source>
      <translation>执行底部消息所提供的操作</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Mark as heard or new</source>
      <translation>标记为已听或未听</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Remove, or not interested</source>
      <translation>移除或不感兴趣</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Never clean this file away</source>
      <translation>永不清理这个文件</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Move up in the queue</source>
      <translation>在播放队列中上移</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>Move down in the queue</source>
      <translation>在播放队列中下移</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>{key} is needed to move about in the window. Choose another.</source>
      <translation>在窗口中移动需要 {key}。请另选一个。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/shortcuts.py"/>
      <source>{key} already does “{deed}”. Change that one first.</source>
      <translation>{key} 已用于“{deed}”。请先更改那个。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Muted</source>
      <translation>已静音</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>The sleep timer paused it.</source>
      <translation>睡眠定时器已暂停播放。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops at the end of this chapter.</source>
      <translation>将在本章节结束时停止。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Volume, {share}</source>
      <translation>音量，{share}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>Playing {title}, {show}</source>
      <translation>正在播放 {title}，{show}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops at the end of this episode.</source>
      <translation>将在本单集结束时停止。</translation>
    </message>
    <message numerus="yes">
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>It stops in %n minute(s).</source>
      <translation>
        <numerusform>将在 %n 分钟后停止。</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <source>The sleep timer is off.</source>
      <translation>睡眠定时已关闭。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/spoken.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>Speed, {speed}</source>
      <translation>倍速，{speed}</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/text.py"/>
      <source>{number} %</source>
      <translation>{number}%</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>There is nothing to take back.</source>
      <translation>没有可以撤销的。</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>Take back the last change?</source>
      <translation>撤销上一次更改？</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/undo.py"/>
      <source>Taken back: {change}</source>
      <translation>已撤销：{change}</translation>
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
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>All right</source>
      <translation>正常</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Warning</source>
      <translation>警告</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/facts.py"/>
      <source>Fault</source>
      <translation>故障</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <source>Back to the window</source>
      <translation>返回窗口</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/mini_player.py"/>
      <location filename="../../podplayer/ui/widgets/player_bar.py"/>
      <source>loading…</source>
      <translation>正在加载…</translation>
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
    <message>
      <location filename="../../podplayer/ui/widgets/nav.py"/>
      <source>{name}, {number} failed</source>
      <translation>{name}，{number} 个失败</translation>
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
      <location filename="../../podplayer/ui/widgets/player_menus.py"/>
      <source>Other…</source>
      <translation>其他…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>Stopping…</source>
      <translation>正在停止…</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/progress_strip.py"/>
      <source>{done} of {total}</source>
      <translation>{done} / {total}</translation>
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
      <source>Plays on</source>
      <translation>播放到</translation>
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
      <source>Another device, not here now</source>
      <translation>另一个设备，现在不在</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/sound_panel.py"/>
      <source>Only for {show}</source>
      <translation>仅用于《{show}》</translation>
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
      <source>As the desktop: {device}</source>
      <translation>按桌面：{device}</translation>
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
      <translation>{name}（空格键）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Right)</source>
      <translation>{name}（→）</translation>
    </message>
    <message>
      <location filename="../../podplayer/ui/widgets/transport.py"/>
      <source>{name} (Left)</source>
      <translation>{name}（←）</translation>
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
      <source>You follow {show} now</source>
      <translation>已订阅{show}</translation>
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
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process could not start: {sentence}</source>
      <translation>编码进程无法启动：{sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder was closed.</source>
      <translation>编码器已关闭。</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The reply is for other texts.</source>
      <translation>回答属于别的文本。</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process cannot be started: {error}.</source>
      <translation>编码进程无法启动：{error}。</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/client.py"/>
      <source>The encoder process ended {losses} times in a row ({error}); run `podplayer doctor` to see what is wrong with it.</source>
      <translation>编码进程连续结束了 {losses} 次（{error}）；运行 `podplayer doctor` 看看它出了什么问题。</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>Transcribing needs two more packages (110 MB); get them in podplayer's folder with: .venv/bin/uv pip install --no-deps --require-hashes -r packaging/requirements-transcription.lock</source>
      <translation>转写还需要两个包（110 MB）；在 podplayer 的文件夹中获取：.venv/bin/uv pip install --no-deps --require-hashes -r packaging/requirements-transcription.lock</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>{name} cannot be transcribed: {sentence}</source>
      <translation>{name} 无法转写：{sentence}</translation>
    </message>
    <message>
      <location filename="../../podplayer/worker/transcribing.py"/>
      <source>The encoder process answered another question.</source>
      <translation>编码进程回答了另一个问题。</translation>
    </message>
  </context>
</TS>
