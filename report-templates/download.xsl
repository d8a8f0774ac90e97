<?xml version="1.0" encoding="UTF-8"?>
<!--
  download.xsl - the page from which an auditor takes the bundles

  Given a shelf (schema/download.rng).  The page is not signed and says so; what
  it offers is.  Its scripts check a bundle in the browser (verify/*.js).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="share.xsl"/>
<xsl:include href="download-style.xsl"/>
<xsl:include href="download-commands.xsl"/>

<xsl:variable name="one" select="count(/shelf/stream[@name]) = 1 and count(/shelf/stream) = 1"/>
<xsl:variable name="offered" select="/shelf/stream/bundle[@offered = 'yes']"/>

<xsl:template name="shelf-title">
  <xsl:choose>
    <xsl:when test="$one"><xsl:value-of select="/shelf/stream/@name"/></xsl:when>
    <xsl:otherwise>Sealed evidence</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="/shelf">
  <xsl:variable name="title"><xsl:call-template name="shelf-title"/></xsl:variable>
  <html lang="en-GB">
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="referrer" content="no-referrer"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="description" content="Sealed evidence bundles: {$title}"/>
      <title><xsl:value-of select="$title"/> – evidence by quarter</title>
      <style><xsl:value-of select="assets/style"/></style>
      <style><xsl:call-template name="download-style"/></style>
      <xsl:variable name="brand"><xsl:call-template name="brand-style"/></xsl:variable>
      <xsl:if test="string($brand)"><style><xsl:value-of select="$brand"/></style></xsl:if>
      <style>
        <xsl:text>@media print { @page { @bottom-left { content: "</xsl:text>
        <xsl:call-template name="css-string"><xsl:with-param name="s" select="$title"/></xsl:call-template>
        <xsl:text>, evidence by quarter"; font: 7.5pt sans-serif; color: #333 } @bottom-right { content: counter(page) " of " counter(pages); font: 7.5pt sans-serif; color: #333 } } }</xsl:text>
      </style>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the content</a>
      <main id="main">
        <xsl:call-template name="shelf-top"/>
        <xsl:call-template name="shelf-quarters"/>
        <xsl:call-template name="shelf-check"/>
        <xsl:if test="$offered"><xsl:call-template name="shelf-commands"/></xsl:if>
      </main>
      <footer class="colophon">
        <span>Published <xsl:call-template name="moment"><xsl:with-param name="t" select="@made"/></xsl:call-template> by Exhibit <xsl:value-of select="tool/@version"/></span>
        <xsl:call-template name="brand-foot"/>
        <span>This page is not signed. What it offers is.</span>
      </footer>
      <script><xsl:value-of select="assets/script"/></script>
    </body>
  </html>
</xsl:template>

<!-- ==== head =========================================================== -->

<xsl:template name="shelf-top">
  <div class="head">
    <xsl:call-template name="brand-head"/>
    <!-- broken where the chain is -->
    <div class="bar" aria-hidden="true">
      <xsl:call-template name="bar"><xsl:with-param name="n" select="count(//remark) + count(//bundle[@state = 'invalid'])"/></xsl:call-template>
    </div>
    <h1><xsl:call-template name="shelf-title"/></h1>
    <p class="deck"><xsl:call-template name="shelf-deck"/></p>
    <xsl:if test="@trusted = 'no'">
      <p class="elsewhere" role="note"><b>Not verified when this page was made.</b> No trust file was given, so nobody looked whose signatures these are; digests and signatures were right in themselves. Check what you take.</p>
    </xsl:if>
    <div class="line">
      <nav aria-label="Sections">
        <a href="#quarters">Quarters</a><a href="#check">Check in the browser</a>
        <xsl:if test="$offered"><a href="#verify">Check with your own tools</a></xsl:if>
      </nav>
      <button type="button" id="theme" hidden="hidden">Dark</button>
    </div>
  </div>
</xsl:template>

<xsl:template name="shelf-deck">
  <xsl:variable name="n" select="count($offered)"/>
  <xsl:text>Evidence by quarter, each sealed, time-stamped and bound to the one before it. </xsl:text>
  <xsl:variable name="word"><xsl:call-template name="word"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:variable>
  <xsl:choose>
    <xsl:when test="$n = 0">None of the bundles that are here holds.</xsl:when>
    <xsl:otherwise>
      <xsl:value-of select="concat(translate(substring($word, 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring($word, 2))"/>
      <xsl:text> bundle</xsl:text><xsl:if test="$n != 1">s</xsl:if>
      <xsl:if test="$one">
        <xsl:text>; the newest is </xsl:text>
        <b><xsl:apply-templates select="$offered[1]" mode="period"/>, <xsl:apply-templates select="$offered[1]" mode="headline"/></b>
      </xsl:if>
      <xsl:text>.</xsl:text>
    </xsl:otherwise>
  </xsl:choose>
  <xsl:if test="//bundle[@state = 'invalid']">
    <xsl:text> </xsl:text><b><xsl:call-template name="count"><xsl:with-param name="n" select="count(//bundle[@state = 'invalid'])"/><xsl:with-param name="one">file does not hold</xsl:with-param><xsl:with-param name="many">files do not hold</xsl:with-param></xsl:call-template></b>
    <xsl:text> and cannot be taken here.</xsl:text>
  </xsl:if>
  <xsl:if test="//remark">
    <xsl:text> </xsl:text><b>The chain is not whole</b>
    <xsl:text>: see where below.</xsl:text>
  </xsl:if>
</xsl:template>

<!-- ==== quarters ======================================================= -->

<xsl:template name="shelf-quarters">
  <section class="part" id="quarters" aria-labelledby="quarters-h">
    <header>
      <h2 id="quarters-h"><span class="no">1</span>Quarters</h2>
      <p>A digest on this page shows that the download is whole. That it is genuine, only the signature shows.</p>
    </header>
    <div class="body"><xsl:apply-templates select="remark"/><xsl:apply-templates select="stream"/></div>
  </section>
</xsl:template>

<xsl:template match="stream">
  <div class="stream">
    <xsl:if test="not($one)">
      <h3 class="of">
        <xsl:choose>
          <xsl:when test="@name"><xsl:value-of select="@name"/></xsl:when>
          <xsl:otherwise>Of no stream that can be told</xsl:otherwise>
        </xsl:choose>
      </h3>
    </xsl:if>
    <xsl:apply-templates select="remark"/>
    <xsl:apply-templates select="bundle"/>
  </div>
</xsl:template>

<xsl:template match="remark">
  <p class="missing">
    <xsl:choose>
      <xsl:when test="@error = 'E_CHAIN_GAP'">Gap in the chain: </xsl:when>
      <xsl:when test="@error = 'E_CHAIN_FORK'">Fork in the chain: </xsl:when>
      <xsl:otherwise>Break in the chain: </xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="."/>
  </p>
</xsl:template>

<!-- "2026Q4" as people write it -->
<xsl:template match="bundle" mode="period">
  <xsl:choose>
    <xsl:when test="string-length(@period) = 6 and substring(@period, 5, 1) = 'Q'"><xsl:value-of select="concat(substring(@period, 1, 4), '-', substring(@period, 5))"/></xsl:when>
    <xsl:when test="@period"><xsl:value-of select="@period"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="bundle" mode="headline">
  <xsl:value-of select="@headline"/>
  <xsl:if test="@gaps &gt; 0">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="count"><xsl:with-param name="n" select="@gaps"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template>
    <xsl:text>)</xsl:text>
  </xsl:if>
</xsl:template>

<xsl:template name="shelf-size">
  <xsl:param name="n"/>
  <xsl:choose>
    <xsl:when test="$n &lt; 1000"><xsl:value-of select="$n"/> bytes</xsl:when>
    <xsl:when test="$n &lt; 999950"><xsl:value-of select="format-number($n div 1000, '0.0')"/> kB</xsl:when>
    <xsl:when test="$n &lt; 999950000"><xsl:value-of select="format-number($n div 1000000, '0.0')"/> MB</xsl:when>
    <xsl:otherwise><xsl:value-of select="format-number($n div 1000000000, '#,##0.0')"/> GB</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="bundle">
  <article class="quarter" aria-labelledby="{generate-id()}">
    <xsl:if test="@offered = 'yes'">
      <xsl:attribute name="data-id"><xsl:value-of select="@id"/></xsl:attribute>
      <xsl:attribute name="data-file"><xsl:value-of select="@file"/></xsl:attribute>
      <xsl:attribute name="data-sha256"><xsl:value-of select="@sha256"/></xsl:attribute>
      <xsl:attribute name="data-p7s"><xsl:value-of select="@p7s"/></xsl:attribute>
    </xsl:if>
    <div>
      <xsl:variable name="heading"><xsl:choose><xsl:when test="$one">h3</xsl:when><xsl:otherwise>h4</xsl:otherwise></xsl:choose></xsl:variable>
      <xsl:element name="{$heading}">
        <xsl:attribute name="id"><xsl:value-of select="generate-id()"/></xsl:attribute>
        <xsl:apply-templates select="." mode="period"/>
      </xsl:element>
      <xsl:apply-templates select="." mode="state"/>
    </div>
    <xsl:if test="@offered = 'yes'"><xsl:apply-templates select="." mode="get"/></xsl:if>
    <xsl:for-each select="warning[starts-with(., 'answers are not from AWS: ')]">
      <p class="elsewhere" role="note"><b>Answers are not from AWS:</b><xsl:text> </xsl:text><code><xsl:value-of select="substring-after(., ': ')"/></code></p>
    </xsl:for-each>
    <dl class="facts"><xsl:apply-templates select="." mode="facts"/></dl>
  </article>
  <xsl:apply-templates select="remark"/>
</xsl:template>

<xsl:template match="bundle" mode="state">
  <xsl:choose>
    <xsl:when test="@state = 'invalid'"><p class="state wrong"><span class="v v-fails">Invalid</span></p></xsl:when>
    <xsl:otherwise><p class="state"><xsl:apply-templates select="." mode="headline"/><xsl:if test="@state = 'open'"> · <span class="v v-review">open</span></xsl:if></p></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="bundle" mode="get">
  <div class="get">
    <a class="button main" href="{@file}" download="{@file}">Download <xsl:call-template name="shelf-size"><xsl:with-param name="n" select="@size"/></xsl:call-template></a>
    <xsl:if test="@report"><a href="{@report}">Read the report</a></xsl:if>
    <xsl:if test="@sidecar or receipt[not(@wrong)]">
      <small>
        <xsl:if test="@sidecar"><a href="{@sidecar}" download="{@sidecar}">.sha256</a></xsl:if>
        <xsl:if test="@sidecar and receipt[not(@wrong)]"> · </xsl:if>
        <xsl:if test="receipt[not(@wrong)]"><a href="{receipt/@file}" download="{receipt/@file}">receipt</a></xsl:if>
      </small>
    </xsl:if>
  </div>
</xsl:template>

<xsl:template match="bundle" mode="facts">
  <dt>File</dt><dd class="id"><xsl:if test="not(@sequence)"><xsl:attribute name="class">wide id</xsl:attribute></xsl:if><xsl:value-of select="@file"/></dd>
  <xsl:if test="@sequence">
    <dt>Chain</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="@sequence = 1">first of the stream</xsl:when>
        <xsl:otherwise>no. <xsl:value-of select="@sequence"/>; names the signature of no. <xsl:value-of select="@sequence - 1"/></xsl:otherwise>
      </xsl:choose>
    </dd>
  </xsl:if>
  <xsl:if test="@error">
    <dt><xsl:choose><xsl:when test="@state = 'open'">What is open</xsl:when><xsl:otherwise>What is wrong</xsl:otherwise></xsl:choose></dt>
    <dd class="wide"><b><xsl:value-of select="@error"/></b><xsl:if test="@where">: <code><xsl:value-of select="@where"/></code></xsl:if><xsl:text> </xsl:text><xsl:value-of select="@detail"/></dd>
  </xsl:if>
  <xsl:if test="@time">
    <dt>Sealed</dt><dd>not later than <xsl:call-template name="moment"><xsl:with-param name="t" select="@time"/></xsl:call-template></dd>
  </xsl:if>
  <dt>Size</dt>
  <dd>
    <xsl:if test="not(@time)"><xsl:attribute name="class">wide</xsl:attribute></xsl:if>
    <xsl:call-template name="shelf-size"><xsl:with-param name="n" select="@size"/></xsl:call-template>
    <xsl:if test="@files">; <xsl:call-template name="count"><xsl:with-param name="n" select="@files"/><xsl:with-param name="one">file</xsl:with-param></xsl:call-template></xsl:if>
  </dd>
  <xsl:if test="@sha256"><dt>SHA-256</dt><dd class="wide id"><xsl:call-template name="shelf-halves"><xsl:with-param name="s" select="@sha256"/></xsl:call-template></dd></xsl:if>
  <xsl:if test="@signer">
    <dt>Signed by</dt>
    <dd class="wide"><xsl:value-of select="@signer"/><br/><small class="id">certificate SHA-256 <xsl:call-template name="shelf-halves"><xsl:with-param name="s" select="@certificate"/></xsl:call-template></small></dd>
  </xsl:if>
  <xsl:if test="token">
    <dt>Time-stamps</dt>
    <dd class="wide"><xsl:for-each select="token"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@authority"/>, <xsl:call-template name="moment"><xsl:with-param name="t" select="@time"/></xsl:call-template></xsl:for-each></dd>
  </xsl:if>
  <xsl:if test="warning[not(starts-with(., 'answers are not from AWS: '))]">
    <dt>Not known</dt>
    <dd class="wide"><xsl:for-each select="warning[not(starts-with(., 'answers are not from AWS: '))]"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="."/></xsl:for-each></dd>
  </xsl:if>
  <xsl:apply-templates select="receipt"/>
</xsl:template>

<xsl:template name="shelf-halves">
  <xsl:param name="s"/>
  <xsl:value-of select="substring($s, 1, 32)"/><wbr/><xsl:value-of select="substring($s, 33)"/>
</xsl:template>

<xsl:template match="receipt[@wrong]">
  <dt>Receipt</dt><dd class="wide"><span class="v v-fails">not usable</span>: <xsl:value-of select="@wrong"/></dd>
</xsl:template>

<xsl:template match="receipt">
  <dt>Archived</dt>
  <dd class="wide">
    <xsl:call-template name="moment"><xsl:with-param name="t" select="@archived"/></xsl:call-template>
    <xsl:text>, </xsl:text>
    <code><xsl:if test="@bucket">s3://<xsl:value-of select="@bucket"/>/</xsl:if><xsl:value-of select="@key"/></code>
    <xsl:if test="@version">, version <code><xsl:value-of select="@version"/></code></xsl:if>
    <br/>
    <xsl:choose>
      <xsl:when test="@until">locked (<xsl:value-of select="@lock"/>) until <xsl:call-template name="moment"><xsl:with-param name="t" select="@until"/></xsl:call-template></xsl:when>
      <xsl:otherwise>not locked</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@hold = 'yes'">, legal hold</xsl:if>
    <xsl:text>; says the receipt</xsl:text>
  </dd>
</xsl:template>

<!-- ==== check in the browser =========================================== -->

<xsl:template name="shelf-check">
  <section class="part" id="check" aria-labelledby="check-h">
    <header>
      <h2 id="check-h"><span class="no">2</span>Check in the browser</h2>
      <p>Signature, time-stamps and every file, against the anchors that you bring. It ends at the first fault, and names it.</p>
    </header>
    <div class="body">
      <div id="try" hidden="hidden">
        <div class="anchors">
          <label class="field"><b>Anchors of the signer</b><small>PEM, from your engagement letter; one or several</small>
            <textarea id="signers" spellcheck="false" autocomplete="off" aria-describedby="signers-got"></textarea><span class="got" id="signers-got">Without one, whose signature it is stays open.</span></label>
          <label class="field"><b>Anchors of the time-stamp authorities</b><small>PEM; of all that are to count</small>
            <textarea id="tsas" spellcheck="false" autocomplete="off" aria-describedby="tsas-got"></textarea><span class="got" id="tsas-got">Without one, when it was sealed stays open.</span></label>
        </div>
        <details class="more" id="more"><summary>More to hold it to</summary>
          <div class="anchors">
            <label class="field"><b>SHA-256 of the signer’s certificate</b><small>then no other certificate of the same issuer will do</small><input id="pin" spellcheck="false" autocomplete="off" aria-describedby="pin-got"/><span class="got" id="pin-got"></span></label>
            <label class="field"><b>SHA-256 of the archive</b><small>then it must be that very file</small><input id="archive" spellcheck="false" autocomplete="off" aria-describedby="archive-got"/><span class="got" id="archive-got"></span></label>
            <label class="field"><b>Time-stamp authorities required</b><small>of different anchors</small><input id="minimum" type="number" min="0" max="9" value="2"/></label>
          </div>
        </details>
        <div class="drop" id="zone">
          <p><b>Drop a bundle or a disclosure pack here</b>, or <label>choose one <input type="file" id="file"/></label></p>
          <p class="small">It is read in this browser and not sent anywhere: the page’s own policy forbids every connection.</p>
        </div>
        <p class="sr" role="status" aria-live="polite" id="said"></p>
        <div id="result"></div>
      </div>
      <p id="cannot" hidden="hidden"></p>
      <noscript><p>Checking in the browser needs JavaScript. The commands below do not.</p></noscript>
    </div>
  </section>
</xsl:template>

</xsl:stylesheet>
