<?xml version="1.0" encoding="UTF-8"?>
<!--
  share.xsl - what run.xsl and account.xsl have in common

  XSLT 1.0 without extensions.  Nothing disables escaping: all that comes from
  the facts is text or an attribute's value, whatever it says.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="branding.xsl"/>
<xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
<xsl:decimal-format grouping-separator="," NaN="–"/>

<!-- ==== the page ======================================================= -->

<xsl:template name="page">
  <xsl:param name="title"/>
  <xsl:param name="about"/>
  <xsl:param name="foot"/>
  <html lang="en-GB">
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="referrer" content="no-referrer"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="description" content="{$about}"/>
      <title><xsl:value-of select="$title"/></title>
      <style><xsl:value-of select="/*/assets/style"/></style>
      <xsl:variable name="brand"><xsl:call-template name="brand-style"/></xsl:variable>
      <xsl:if test="string($brand)"><style><xsl:value-of select="$brand"/></style></xsl:if>
      <style>
        <xsl:text>@media print { @page { @bottom-left { content: "</xsl:text>
        <xsl:call-template name="css-string"><xsl:with-param name="s" select="$foot"/></xsl:call-template>
        <xsl:text>"; font: 7.5pt sans-serif; color: #333 } @bottom-right { content: counter(page) " of " counter(pages); font: 7.5pt sans-serif; color: #333 } } }</xsl:text>
      </style>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the content</a>
      <main id="main"><xsl:apply-templates select="." mode="body"/></main>
      <footer class="colophon">
        <span>
          <xsl:value-of select="head/bundle/@id"/>
          <xsl:text> · Exhibit </xsl:text><xsl:value-of select="head/tool/@version"/>
          <xsl:choose>
            <xsl:when test="head/seal/@known = 'yes'"> · made from the sealed bundle</xsl:when>
            <xsl:otherwise> · made before the seal; the bundle’s own copy</xsl:otherwise>
          </xsl:choose>
        </span>
        <xsl:call-template name="brand-foot"/>
        <span>No part of this page comes from elsewhere or goes anywhere.</span>
      </footer>
      <xsl:apply-templates select="json" mode="settings"/>
      <script><xsl:value-of select="/*/assets/script"/></script>
    </body>
  </html>
</xsl:template>

<!-- Letters, digits and a little more: all that a string in CSS needs here. -->
<xsl:template name="css-string">
  <xsl:param name="s"/>
  <xsl:variable name="good">ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -_.,()</xsl:variable>
  <xsl:value-of select="translate($s, translate($s, $good, ''), '')"/>
</xsl:template>

<xsl:template name="headline">
  <xsl:value-of select="head/@headline"/>
  <xsl:if test="head/@gaps &gt; 0">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="count"><xsl:with-param name="n" select="head/@gaps"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template>
    <xsl:text>)</xsl:text>
  </xsl:if>
</xsl:template>

<!-- The rule is broken once for each gap, of which at most twelve are drawn. -->
<xsl:template name="bar">
  <xsl:param name="n" select="head/@gaps"/>
  <xsl:param name="i" select="0"/>
  <i></i>
  <xsl:if test="$i &lt; $n and $i &lt; 12">
    <xsl:call-template name="bar"><xsl:with-param name="n" select="$n"/><xsl:with-param name="i" select="$i + 1"/></xsl:call-template>
  </xsl:if>
</xsl:template>

<xsl:template name="head">
  <xsl:call-template name="brand-head"/>
  <xsl:if test="head/endpoints/other">
    <p class="elsewhere" role="note"><b>Answers are not from AWS:</b>
      <xsl:text> </xsl:text>
      <xsl:for-each select="head/endpoints/other">
        <xsl:if test="position() &lt;= 4"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:value-of select="."/></code></xsl:if>
      </xsl:for-each>
      <xsl:if test="count(head/endpoints/other) &gt; 4"> and <xsl:value-of select="count(head/endpoints/other) - 4"/> more</xsl:if>
    </p>
  </xsl:if>
  <div class="bar" aria-hidden="true"><xsl:call-template name="bar"/></div>
  <h1>
    <xsl:value-of select="head/@headline"/>
    <xsl:if test="head/@gaps &gt; 0">
      <xsl:text> </xsl:text>
      <small>(<xsl:call-template name="count"><xsl:with-param name="n" select="head/@gaps"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template>)</small>
    </xsl:if>
  </h1>
</xsl:template>

<!-- ==== numbers, times, words ========================================== -->

<xsl:template name="n">
  <xsl:param name="n"/>
  <xsl:value-of select="format-number($n, '#,##0')"/>
</xsl:template>

<xsl:template name="count">
  <xsl:param name="n"/>
  <xsl:param name="one"/>
  <xsl:param name="many" select="concat($one, 's')"/>
  <xsl:value-of select="format-number($n, '#,##0')"/>
  <xsl:text> </xsl:text>
  <xsl:choose><xsl:when test="$n = 1"><xsl:value-of select="$one"/></xsl:when><xsl:otherwise><xsl:value-of select="$many"/></xsl:otherwise></xsl:choose>
</xsl:template>

<!-- As far as twelve, in words; for the sentences. -->
<xsl:template name="word">
  <xsl:param name="n"/>
  <xsl:variable name="words">|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|</xsl:variable>
  <xsl:choose>
    <xsl:when test="$n &lt;= 12">
      <xsl:call-template name="nth"><xsl:with-param name="s" select="substring($words, 2)"/><xsl:with-param name="n" select="$n"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="format-number($n, '#,##0')"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="nth">
  <xsl:param name="s"/>
  <xsl:param name="n"/>
  <xsl:choose>
    <xsl:when test="$n &lt; 1"><xsl:value-of select="substring-before($s, '|')"/></xsl:when>
    <xsl:otherwise><xsl:call-template name="nth"><xsl:with-param name="s" select="substring-after($s, '|')"/><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- 2026-12-31T13:55:41.123Z: "31 December 2026" -->
<xsl:template name="day">
  <xsl:param name="t"/>
  <xsl:param name="year" select="true()"/>
  <xsl:value-of select="number(substring($t, 9, 2))"/>
  <xsl:text> </xsl:text>
  <xsl:call-template name="nth">
    <xsl:with-param name="s">|January|February|March|April|May|June|July|August|September|October|November|December|</xsl:with-param>
    <xsl:with-param name="n" select="number(substring($t, 6, 2))"/>
  </xsl:call-template>
  <xsl:if test="$year"><xsl:text> </xsl:text><xsl:value-of select="substring($t, 1, 4)"/></xsl:if>
</xsl:template>

<xsl:template name="moment">
  <xsl:param name="t"/>
  <xsl:call-template name="day"><xsl:with-param name="t" select="$t"/></xsl:call-template>
  <xsl:text>, </xsl:text><xsl:value-of select="substring($t, 12, 8)"/><xsl:text> UTC</xsl:text>
</xsl:template>

<xsl:template name="span">
  <xsl:param name="from"/>
  <xsl:param name="to"/>
  <xsl:choose>
    <xsl:when test="not($from)">none was received</xsl:when>
    <xsl:when test="substring($from, 1, 10) = substring($to, 1, 10)">
      <xsl:call-template name="day"><xsl:with-param name="t" select="$from"/></xsl:call-template>
      <xsl:text>, </xsl:text><xsl:value-of select="substring($from, 12, 8)"/><xsl:text> to </xsl:text><xsl:value-of select="substring($to, 12, 8)"/><xsl:text> UTC</xsl:text>
    </xsl:when>
    <xsl:otherwise>
      <xsl:call-template name="moment"><xsl:with-param name="t" select="$from"/></xsl:call-template>
      <xsl:text> to </xsl:text>
      <xsl:call-template name="moment"><xsl:with-param name="t" select="$to"/></xsl:call-template>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="days">
  <xsl:param name="from"/>
  <xsl:param name="to"/>
  <xsl:call-template name="day"><xsl:with-param name="t" select="$from"/><xsl:with-param name="year" select="substring($from, 1, 4) != substring($to, 1, 4)"/></xsl:call-template>
  <xsl:text> to </xsl:text>
  <xsl:call-template name="day"><xsl:with-param name="t" select="$to"/></xsl:call-template>
</xsl:template>

<!-- "2026-Q4" is the fourth quarter of 2026 in a sentence. -->
<xsl:template name="period">
  <xsl:variable name="p" select="translate(head/bundle/@period, '-', '')"/>
  <xsl:choose>
    <xsl:when test="string-length($p) = 6 and substring($p, 5, 1) = 'Q' and translate(substring($p, 1, 4), '0123456789', '') = '' and contains('1234', substring($p, 6))">
      <xsl:call-template name="nth"><xsl:with-param name="s">|first|second|third|fourth|</xsl:with-param><xsl:with-param name="n" select="number(substring($p, 6))"/></xsl:call-template>
      <xsl:text> quarter of </xsl:text><xsl:value-of select="substring($p, 1, 4)"/>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="head/bundle/@period"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- A long identifier may break behind a dot, colon or slash. -->
<xsl:template name="breaks">
  <xsl:param name="s"/>
  <xsl:param name="at">.</xsl:param>
  <xsl:choose>
    <xsl:when test="contains($s, $at) and string-length($s) &lt; 200">
      <xsl:value-of select="substring-before($s, $at)"/><xsl:value-of select="$at"/><wbr/>
      <xsl:call-template name="breaks"><xsl:with-param name="s" select="substring-after($s, $at)"/><xsl:with-param name="at" select="$at"/></xsl:call-template>
    </xsl:when>
    <xsl:otherwise><xsl:value-of select="$s"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- SHA-256 in two halves -->
<xsl:template name="digest">
  <xsl:param name="hex"/>
  <span class="id hex"><xsl:value-of select="substring($hex, 1, 32)"/><wbr/><xsl:value-of select="substring($hex, 33)"/></span>
</xsl:template>

<!-- A number with its mark, in the matrix and in tallies; none if it is 0.
     to: where its rows are. -->
<xsl:template name="mark">
  <xsl:param name="state"/>
  <xsl:param name="n"/>
  <xsl:param name="to"/>
  <xsl:if test="$n &gt; 0">
    <span class="v v-{$state}"><xsl:call-template name="to"><xsl:with-param name="to" select="$to"/><xsl:with-param name="what"><xsl:value-of select="format-number($n, '#,##0')"/><span><xsl:text> </xsl:text><xsl:call-template name="state-verb"><xsl:with-param name="state" select="$state"/><xsl:with-param name="n" select="$n"/></xsl:call-template></span></xsl:with-param></xsl:call-template></span>
  </xsl:if>
</xsl:template>

<xsl:template name="to">
  <xsl:param name="to"/>
  <xsl:param name="what"/>
  <xsl:choose>
    <xsl:when test="string($to)"><a href="{$to}"><xsl:copy-of select="$what"/></a></xsl:when>
    <xsl:otherwise><xsl:copy-of select="$what"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="state-verb">
  <xsl:param name="state"/>
  <xsl:param name="n"/>
  <xsl:choose>
    <xsl:when test="$state = 'na'">n/a</xsl:when>
    <xsl:when test="$n = 1 or $state = 'review' or $state = 'recorded'"><xsl:value-of select="$state"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="substring($state, 1, string-length($state) - 1)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="state">
  <xsl:param name="state"/>
  <span class="v v-{$state}">
    <xsl:choose><xsl:when test="$state = 'na'">n/a</xsl:when><xsl:otherwise><xsl:value-of select="$state"/></xsl:otherwise></xsl:choose>
  </span>
</xsl:template>

<xsl:template name="gaps">
  <xsl:param name="n"/>
  <xsl:choose>
    <xsl:when test="$n &gt; 0"><span class="gaps"><xsl:call-template name="count"><xsl:with-param name="n" select="$n"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template></span></xsl:when>
    <xsl:otherwise><span class="zero">–</span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="outcome">
  <xsl:param name="o"/>
  <xsl:choose><xsl:when test="$o = 'throttled'">throttled out</xsl:when><xsl:otherwise><xsl:value-of select="$o"/></xsl:otherwise></xsl:choose>
</xsl:template>

<!-- ==== gap register and populations =================================== -->

<xsl:template name="gap-table">
  <xsl:param name="account" select="true()"/>
  <table class="stack register" role="table">
    <colgroup><xsl:if test="$account"><col class="g-a"/></xsl:if><col class="g-r"/><col class="g-q"/><col class="g-k"/><col/><col class="g-i"/><col class="g-t"/><col class="g-l"/></colgroup>
    <thead role="rowgroup"><tr role="row">
      <xsl:if test="$account"><th role="columnheader" scope="col">Account</th></xsl:if>
      <th role="columnheader" scope="col">Region</th>
      <th role="columnheader" scope="col">Request</th>
      <th role="columnheader" scope="col">Kind</th>
      <th role="columnheader" scope="col">Error</th>
      <th role="columnheader" scope="col">Request id</th>
      <th role="columnheader" scope="col" class="num">Tries</th>
      <th role="columnheader" scope="col">Left for review</th>
    </tr></thead>
    <tbody role="rowgroup">
      <xsl:for-each select="gaps/gap">
        <tr role="row" class="gap">
          <xsl:choose>
            <xsl:when test="$account">
              <th role="rowheader" scope="row"><a href="{@account}.html#gaps"><xsl:value-of select="@account"/></a><xsl:text> </xsl:text><small><xsl:value-of select="@name"/></small></th>
              <td role="cell" class="nobr" data-l="Region"><xsl:call-template name="region"/></td>
            </xsl:when>
            <xsl:otherwise><th role="rowheader" scope="row" class="nobr"><xsl:call-template name="region"/></th></xsl:otherwise>
          </xsl:choose>
          <td role="cell" data-l="Request"><div><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="@call"/><xsl:with-param name="at">/</xsl:with-param></xsl:call-template></code><xsl:if test="@with"><small><code><xsl:value-of select="@with"/></code></small></xsl:if></div></td>
          <td role="cell" data-l="Kind"><div><span class="v-gap"><xsl:call-template name="outcome"><xsl:with-param name="o" select="@outcome"/></xsl:call-template></span></div></td>
          <td role="cell" data-l="Error"><div><code><xsl:value-of select="@error"/></code><xsl:text> </xsl:text><small><xsl:value-of select="@message"/></small></div></td>
          <td role="cell" data-l="Request id"><div><xsl:choose><xsl:when test="@id"><code><xsl:value-of select="@id"/></code></xsl:when><xsl:otherwise><span class="zero">none</span></xsl:otherwise></xsl:choose></div></td>
          <td role="cell" class="num" data-l="Tries"><xsl:value-of select="@tries"/></td>
          <td role="cell" data-l="Left for review"><div>
            <xsl:choose>
              <xsl:when test="@settings = 0"><span class="zero">no setting of its own</span></xsl:when>
              <xsl:otherwise>
                <xsl:call-template name="count"><xsl:with-param name="n" select="@settings"/><xsl:with-param name="one">setting</xsl:with-param></xsl:call-template>
                <xsl:text>: </xsl:text>
                <xsl:for-each select="setting"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="."/></xsl:call-template></code></xsl:for-each>
                <xsl:if test="@kinds &gt; count(setting)"> and <xsl:value-of select="@kinds - count(setting)"/> more</xsl:if>
              </xsl:otherwise>
            </xsl:choose>
          </div></td>
        </tr>
      </xsl:for-each>
      <tr role="row" class="sum">
        <th role="rowheader" scope="row"><xsl:call-template name="count"><xsl:with-param name="n" select="gaps/@total"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template></th>
        <xsl:if test="$account"><td role="cell" data-l="Region"></td></xsl:if>
        <td role="cell" data-l="Request"></td>
        <td role="cell" data-l="Kind"><xsl:call-template name="kinds"/></td>
        <td role="cell" data-l="Error"></td><td role="cell" data-l="Request id"></td><td role="cell" class="num" data-l="Tries"></td>
        <td role="cell" data-l="Left for review"><xsl:call-template name="count"><xsl:with-param name="n" select="settings/@direct"/><xsl:with-param name="one">setting</xsl:with-param></xsl:call-template></td>
      </tr>
    </tbody>
  </table>
  <xsl:if test="settings/@open &gt; settings/@direct">
    <p class="note"><xsl:call-template name="count"><xsl:with-param name="n" select="settings/@open - settings/@direct"/><xsl:with-param name="one">further setting</xsl:with-param></xsl:call-template> <xsl:choose><xsl:when test="settings/@open - settings/@direct = 1"> rests</xsl:when><xsl:otherwise> rest</xsl:otherwise></xsl:choose> on one of these, so <xsl:value-of select="settings/@open"/> in all are not known.</p>
  </xsl:if>
  <xsl:if test="gaps/@total &gt; count(gaps/gap)">
    <p class="note">The first <xsl:call-template name="n"><xsl:with-param name="n" select="count(gaps/gap)"/></xsl:call-template> are shown; all of them are lines of <span class="id">data/ledger</span>.</p>
  </xsl:if>
</xsl:template>

<xsl:template name="region">
  <xsl:choose><xsl:when test="@region"><xsl:value-of select="@region"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose>
</xsl:template>

<xsl:template name="kinds">
  <xsl:for-each select="requests/@denied[. &gt; 0] | requests/@throttled[. &gt; 0] | requests/@unsupported[. &gt; 0] | requests/@failed[. &gt; 0]">
    <xsl:if test="position() &gt; 1">, </xsl:if>
    <xsl:value-of select="format-number(., '#,##0')"/><xsl:text> </xsl:text><xsl:call-template name="outcome"><xsl:with-param name="o" select="name()"/></xsl:call-template>
  </xsl:for-each>
</xsl:template>

<xsl:template name="population-table">
  <div class="scroll" tabindex="0" role="region" aria-label="Populations"><table>
    <thead><tr><th scope="col">Population</th><th scope="col" class="num">Asked</th><th scope="col" class="num">Pages</th><th scope="col" class="num">Listed</th><th scope="col" class="num">Read one by one</th><th scope="col" class="num">Gone meanwhile</th><th scope="col" class="num">Left out</th><th scope="col" class="num">Read elsewhere</th><th scope="col">Received</th><th scope="col">Ties out</th></tr></thead>
    <tbody>
      <xsl:for-each select="populations/population">
        <xsl:sort select="@service"/><xsl:sort select="@title"/>
        <tr class="population">
          <th scope="row"><xsl:if test="@service"><xsl:value-of select="@service"/>: </xsl:if><xsl:value-of select="@title"/><xsl:text> </xsl:text><small class="id"><xsl:value-of select="@type"/></small></th>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@asked"/></xsl:call-template></td>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@pages"/></xsl:call-template></td>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@items"/></xsl:call-template></td>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@read"/></xsl:call-template></td>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@gone"/></xsl:call-template></td>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@left-out"/></xsl:call-template></td>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@elsewhere"/></xsl:call-template></td>
          <td class="nobr"><xsl:choose><xsl:when test="@first"><xsl:value-of select="substring(@first, 12, 8)"/> – <xsl:value-of select="substring(@last, 12, 8)"/></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
          <td class="nobr"><xsl:choose>
            <xsl:when test="@ties = 'yes'"><span class="v v-meets">ties</span></xsl:when>
            <xsl:when test="@ties = 'not-ended'"><span class="gaps"><xsl:call-template name="count"><xsl:with-param name="n" select="@asked - @ended"/><xsl:with-param name="one">list</xsl:with-param></xsl:call-template> not ended</span></xsl:when>
            <xsl:when test="@ties = 'left-out'"><span class="v v-na">left out by scope</span></xsl:when>
            <xsl:otherwise><span class="v v-review">does not tie</span></xsl:otherwise>
          </xsl:choose></td>
        </tr>
      </xsl:for-each>
      <tr class="sum">
        <th scope="row"><xsl:call-template name="count"><xsl:with-param name="n" select="count(populations/population)"/><xsl:with-param name="one">population</xsl:with-param></xsl:call-template></th>
        <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(populations/population/@asked)"/></xsl:call-template></td>
        <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(populations/population/@pages)"/></xsl:call-template></td>
        <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(populations/population/@items)"/></xsl:call-template></td>
        <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(populations/population/@read)"/></xsl:call-template></td>
        <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(populations/population/@gone)"/></xsl:call-template></td>
        <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(populations/population/@left-out)"/></xsl:call-template></td>
        <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(populations/population/@elsewhere)"/></xsl:call-template></td>
        <td></td>
        <td class="nobr"><xsl:variable name="loose" select="count(populations/population[@ties != 'yes'])"/>
          <xsl:choose><xsl:when test="$loose = 0">all tie</xsl:when><xsl:when test="$loose = 1">1 does not tie</xsl:when><xsl:otherwise><xsl:value-of select="$loose"/> do not tie</xsl:otherwise></xsl:choose></td>
      </tr>
    </tbody>
  </table></div>
  <p class="note">Asked: lists requested, one in each account and Region (or resource) where there could be one. Listed = read one by one + gone meanwhile + left out + read elsewhere. Read elsewhere: what another Region’s list has, too, and is read once; or what another account owns. Left out: of what is listed only that is read to which another resource refers. A population ties out when every list was read to its end, the sum holds and nothing is left out. Each list is a row of <span class="id">data/population</span>.</p>
</xsl:template>

<!-- ==== container images =============================================== -->

<!-- Where: the resources of an account, or the accounts of a run. -->
<xsl:template name="image-table">
  <xsl:param name="accounts" select="false()"/>
  <xsl:choose>
    <xsl:when test="images/@asked = 'no'"><p class="note">The collector of container images was not in this run.</p></xsl:when>
    <xsl:when test="images/@total = 0"><p class="note">Nothing that was read names an image of AWS’s, or one named like it<xsl:if test="images/@others &gt; 0">; <xsl:call-template name="n"><xsl:with-param name="n" select="images/@others"/></xsl:call-template> of others were seen</xsl:if>.</p></xsl:when>
    <xsl:otherwise>
      <table class="stack images" role="table">
        <colgroup><col class="i-v"/><col/><col class="i-w"/><col class="i-r"/><col class="i-t"/><col class="i-e"/><col class="i-n"/></colgroup>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Verdict</th><th role="columnheader" scope="col">Image</th><th role="columnheader" scope="col"><xsl:choose><xsl:when test="$accounts">Region, accounts</xsl:when><xsl:otherwise>Region, where it runs</xsl:otherwise></xsl:choose></th><th role="columnheader" scope="col">Registry</th><th role="columnheader" scope="col">Digest or tag</th><th role="columnheader" scope="col">End of patch</th><th role="columnheader" scope="col">What to look at</th></tr></thead>
        <tbody role="rowgroup">
          <xsl:for-each select="images/image">
            <tr role="row" class="image">
              <td role="cell" data-l="Verdict"><div><xsl:call-template name="state"><xsl:with-param name="state" select="@state"/></xsl:call-template></div></td>
              <th role="rowheader" scope="row"><xsl:call-template name="image-title"/><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="@name"/><xsl:with-param name="at">/</xsl:with-param></xsl:call-template></code></th>
              <td role="cell" data-l="Runs in"><div><xsl:value-of select="@region"/>
                <xsl:for-each select="where"><small><xsl:choose><xsl:when test="$accounts"><a href="{.}.html#images"><xsl:value-of select="."/></a></xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></small></xsl:for-each>
                <xsl:if test="@places &gt; count(where)"><small>and <xsl:call-template name="n"><xsl:with-param name="n" select="@places - count(where)"/></xsl:call-template> more</small></xsl:if></div></td>
              <td role="cell" data-l="Registry"><div><xsl:variable name="r" select="check[@id = 'registry']"/><xsl:choose><xsl:when test="contains($r, ' ')"><xsl:value-of select="substring-before($r, ' ')"/><small><xsl:value-of select="substring-after($r, ' ')"/></small></xsl:when><xsl:otherwise><xsl:value-of select="$r"/></xsl:otherwise></xsl:choose><small><xsl:value-of select="check[@id = 'source']"/></small></div></td>
              <td role="cell" data-l="Digest or tag"><div><xsl:call-template name="image-build"/></div></td>
              <td role="cell" data-l="End of patch"><div><xsl:call-template name="image-end"/></div></td>
              <td role="cell" data-l="Look at"><div><xsl:call-template name="image-notes"/></div></td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
      <p class="note">
        <xsl:if test="images/@total &gt; count(images/image)">The first <xsl:call-template name="n"><xsl:with-param name="n" select="count(images/image)"/></xsl:call-template> of <xsl:call-template name="n"><xsl:with-param name="n" select="images/@total"/></xsl:call-template> are shown. </xsl:if>
        <xsl:text>An entry is one spelling of an image in one Region, and its verdict the worst of its rows</xsl:text>
        <xsl:choose><xsl:when test="$accounts">, of all accounts’</xsl:when></xsl:choose>
        <xsl:text>. Registries, versions and dates are AWS’s own as of </xsl:text>
        <xsl:choose><xsl:when test="images/@table"><xsl:call-template name="day"><xsl:with-param name="t" select="images/@table"/></xsl:call-template></xsl:when><xsl:otherwise>the day of its table</xsl:otherwise></xsl:choose>
        <xsl:text> (</xsl:text><span class="id">data/tables/dlc.tsv</span><xsl:text>); days are counted from the answer that named the image. Scan findings stand with the registry that holds the image</xsl:text>
        <xsl:if test="images/@others &gt; 0">; <xsl:call-template name="n"><xsl:with-param name="n" select="images/@others"/></xsl:call-template><xsl:choose><xsl:when test="images/@others = 1"> image that is</xsl:when><xsl:otherwise> images that are</xsl:otherwise></xsl:choose> none of AWS’s <xsl:choose><xsl:when test="images/@others = 1">is</xsl:when><xsl:otherwise>are</xsl:otherwise></xsl:choose> not listed here</xsl:if>
        <xsl:text>. Every row is in </xsl:text><span class="id">data/settings/…/dlc.csv</span><xsl:text>.</xsl:text>
      </p>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="image-title">
  <xsl:choose>
    <xsl:when test="check[@id = 'framework'] != ''"><xsl:value-of select="check[@id = 'framework']"/><xsl:text> </xsl:text><xsl:value-of select="check[@id = 'version']"/><xsl:if test="not(check[@id = 'version'] != '')"><span class="zero">version not known</span></xsl:if></xsl:when>
    <xsl:otherwise>Not known</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="image-build">
  <xsl:variable name="digest" select="check[@id = 'pinned-by-digest']"/>
  <xsl:choose>
    <xsl:when test="$digest != ''">digest<small class="id"><xsl:value-of select="substring($digest, 8, 12)"/>…</small></xsl:when>
    <xsl:when test="check[@id = 'tag-immutable']/@state = 'meets'">fixed tag</xsl:when>
    <xsl:when test="check[@id = 'tag-immutable'] != ''">moving tag</xsl:when>
    <xsl:otherwise>no tag</xsl:otherwise>
  </xsl:choose>
  <xsl:if test="check[@id = 'rebuild-age'] != ''"><small>built <xsl:call-template name="day"><xsl:with-param name="t" select="check[@id = 'rebuild-age']"/></xsl:call-template></small></xsl:if>
</xsl:template>

<xsl:template name="image-end">
  <xsl:variable name="left" select="check[@id = 'support-horizon']"/>
  <xsl:choose>
    <xsl:when test="check[@id = 'within-support'] != ''">
      <xsl:call-template name="day"><xsl:with-param name="t" select="check[@id = 'within-support']"/></xsl:call-template>
      <small><xsl:choose>
        <xsl:when test="$left = ''"></xsl:when>
        <xsl:when test="$left &lt; 0"><xsl:call-template name="count"><xsl:with-param name="n" select="-$left"/><xsl:with-param name="one">day</xsl:with-param></xsl:call-template> ago</xsl:when>
        <xsl:otherwise><xsl:call-template name="count"><xsl:with-param name="n" select="$left"/><xsl:with-param name="one">day</xsl:with-param></xsl:call-template> left</xsl:otherwise>
      </xsl:choose></small>
    </xsl:when>
    <xsl:when test="check[@id = 'within-support']/@state = 'fails'">ended<small>no date published</small></xsl:when>
    <xsl:when test="check[@id = 'version'] != ''"><span class="zero">none published</span></xsl:when>
    <xsl:otherwise><span class="zero">not known</span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- What fails, then what is for review; of what meets nothing is said. -->
<xsl:template name="image-notes">
  <xsl:for-each select="check[@state = 'fails']"><span class="v v-fails"><xsl:value-of select="@title"/><span class="sr">: fails</span></span></xsl:for-each>
  <xsl:for-each select="check[@state = 'review']"><span class="v v-review"><xsl:value-of select="@title"/><span class="sr">: review</span></span></xsl:for-each>
  <xsl:if test="not(check[@state = 'fails' or @state = 'review'])"><span class="zero">–</span></xsl:if>
</xsl:template>

</xsl:stylesheet>
