<?xml version="1.0" encoding="UTF-8"?>
<!-- account.xsl - one account's page: every setting, how it was judged, by what -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="share.xsl"/>
<xsl:include href="facets.xsl"/>

<xsl:template match="/account">
  <xsl:variable name="headline"><xsl:call-template name="headline"/></xsl:variable>
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="concat($headline, ' – ', @id, ', ', head/bundle/@stream, ', ', head/bundle/@period)"/>
    <xsl:with-param name="about">Settings of one account with their evidence</xsl:with-param>
    <xsl:with-param name="foot" select="concat(head/bundle/@id, '   account ', @id, '   ', $headline)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="account" mode="body">
  <div class="head">
    <xsl:call-template name="head"/>
    <p class="deck"><xsl:call-template name="deck"/></p>
    <div class="line">
      <nav aria-label="Sections"><a href="index.html">Whole run</a><a href="#settings">Settings</a><xsl:if test="gaps/@total &gt; 0"><a href="#gaps">Gaps</a></xsl:if><a href="#populations">Populations</a><a href="#images">Containers</a><a href="#resources">Resources</a></nav>
      <button type="button" id="theme" hidden="hidden">Dark</button>
    </div>
  </div>
  <xsl:call-template name="facts"/>
  <xsl:call-template name="settings"/>
  <xsl:call-template name="register"/>
  <section class="part full" id="populations" aria-labelledby="populations-h">
    <header><h2 id="populations-h"><span class="no">4</span>Populations</h2><p>Is the list of things complete? Each listed type with its pages, its end and its tie-out to the evidence.</p></header>
    <div class="body"><xsl:call-template name="population-table"/></div>
  </section>
  <section class="part full" id="images" aria-labelledby="images-h">
    <header><h2 id="images-h"><span class="no">5</span>Deep Learning Containers</h2><p>Which of AWS’s container images run, where, from whose registry, and until when AWS patches them.</p></header>
    <div class="body"><xsl:call-template name="image-table"/></div>
  </section>
  <xsl:call-template name="resources"/>
</xsl:template>

<xsl:template name="deck">
  <xsl:text>Account </xsl:text><b><xsl:value-of select="@id"/></b>
  <xsl:if test="@name">, <xsl:value-of select="@name"/>,</xsl:if>
  <xsl:text> for </xsl:text><b><xsl:value-of select="head/bundle/@stream"/></b><xsl:text>, </xsl:text><xsl:call-template name="period"/><xsl:text>. </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="settings/@fails"/><xsl:with-param name="one">setting fails</xsl:with-param><xsl:with-param name="many">settings fail</xsl:with-param></xsl:call-template>
  <xsl:text>, </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@review"/></xsl:call-template>
  <xsl:choose><xsl:when test="settings/@review = 1"> is</xsl:when><xsl:otherwise> are</xsl:otherwise></xsl:choose><xsl:text> for review</xsl:text>
  <xsl:if test="settings/@open &gt; 0">; <xsl:call-template name="word"><xsl:with-param name="n" select="settings/@open"/></xsl:call-template><xsl:choose><xsl:when test="settings/@open = 1"> is</xsl:when><xsl:otherwise> are</xsl:otherwise></xsl:choose> not known because <xsl:call-template name="word"><xsl:with-param name="n" select="gaps/@total"/></xsl:call-template><xsl:choose><xsl:when test="gaps/@total = 1"> request was</xsl:when><xsl:otherwise> requests were</xsl:otherwise></xsl:choose> not answered</xsl:if>
  <xsl:text>.</xsl:text>
</xsl:template>

<xsl:template name="facts">
  <section class="part" aria-labelledby="facts-h"><header><h2 id="facts-h"><span class="no">1</span>Account</h2></header><div class="body"><dl class="facts">
    <dt>Account</dt><dd><span class="id"><xsl:value-of select="@id"/></span><xsl:if test="@name">, <xsl:value-of select="@name"/></xsl:if></dd>
    <dt>Asked</dt><dd><xsl:call-template name="span"><xsl:with-param name="from" select="requests/@first"/><xsl:with-param name="to" select="requests/@last"/></xsl:call-template>, as <span class="id"><xsl:choose><xsl:when test="@role"><xsl:value-of select="@role"/></xsl:when><xsl:when test="head/bundle/@caller"><xsl:value-of select="head/bundle/@caller"/></xsl:when><xsl:otherwise>the caller</xsl:otherwise></xsl:choose></span></dd>
    <dt>Requests</dt><dd><xsl:call-template name="n"><xsl:with-param name="n" select="requests/@planned"/></xsl:call-template> planned: <xsl:call-template name="n"><xsl:with-param name="n" select="requests/@collected"/></xsl:call-template> collected, <xsl:call-template name="n"><xsl:with-param name="n" select="requests/@absent"/></xsl:call-template> absent<xsl:if test="gaps/@total &gt; 0">, <a class="v-gap" href="#gaps"><xsl:call-template name="kinds"/></a></xsl:if></dd>
    <dt>Settings</dt><dd><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@total"/></xsl:call-template>: <a href="#verdict=fails"><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@fails"/></xsl:call-template> fail</a>, <a href="#verdict=review"><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@review"/></xsl:call-template> for review</a>, <xsl:call-template name="n"><xsl:with-param name="n" select="settings/@meets"/></xsl:call-template> meet, <xsl:call-template name="n"><xsl:with-param name="n" select="settings/@na"/></xsl:call-template> n/a, <xsl:call-template name="n"><xsl:with-param name="n" select="settings/@recorded"/></xsl:call-template> recorded</dd>
    <dt>Bundle</dt><dd class="id"><xsl:value-of select="head/bundle/@id"/></dd>
  </dl></div></section>
</xsl:template>

<!-- ==== settings ======================================================= -->

<xsl:template name="settings">
  <section id="settings" aria-labelledby="settings-h"><div class="desk">
    <div>
      <h2 id="settings-h"><span class="no">2</span>Settings</h2>
      <p class="small noprint">Open a row to see how it was judged and where its evidence is.</p>
      <xsl:call-template name="facets"/>
    </div>
    <div>
      <p class="shown" id="shown" role="status"><xsl:call-template name="count"><xsl:with-param name="n" select="settings/@total"/><xsl:with-param name="one">setting</xsl:with-param></xsl:call-template>, service by service; those that fail come first.</p>
      <xsl:apply-templates select="services/service[@name = $aws/@name]"/>
      <xsl:apply-templates select="services/service[not(@name = $aws/@name)]"><xsl:sort select="@title"/></xsl:apply-templates>
    </div>
  </div></section>
</xsl:template>

<xsl:template match="service">
  <section class="chunk" id="s-{@name}" aria-label="{@title}">
    <h3><xsl:value-of select="@title"/><span class="tally">
      <xsl:call-template name="tally"><xsl:with-param name="state">fails</xsl:with-param><xsl:with-param name="n" select="@fails"/></xsl:call-template>
      <xsl:call-template name="tally"><xsl:with-param name="state">review</xsl:with-param><xsl:with-param name="n" select="@review"/></xsl:call-template>
      <xsl:call-template name="tally"><xsl:with-param name="state">meets</xsl:with-param><xsl:with-param name="n" select="@meets"/></xsl:call-template>
      <xsl:call-template name="tally"><xsl:with-param name="state">na</xsl:with-param><xsl:with-param name="n" select="@na"/></xsl:call-template>
      <xsl:call-template name="tally"><xsl:with-param name="state">recorded</xsl:with-param><xsl:with-param name="n" select="@recorded"/></xsl:call-template>
    </span></h3>
    <xsl:if test="setting">
      <xsl:call-template name="set"/>
    </xsl:if>
    <xsl:apply-templates select="more"/>
  </section>
</xsl:template>

<xsl:template name="tally">
  <xsl:param name="state"/>
  <xsl:param name="n"/>
  <xsl:if test="$n &gt; 0"><span class="v v-{$state}"><xsl:value-of select="format-number($n, '#,##0')"/><xsl:text> </xsl:text><xsl:choose><xsl:when test="$state = 'na'">n/a</xsl:when><xsl:otherwise><xsl:value-of select="$state"/></xsl:otherwise></xsl:choose></span></xsl:if>
</xsl:template>

<xsl:template name="set">
  <table class="set" role="table"><colgroup><col class="c-v"/><col/><col class="c-r"/><col class="c-g"/><col class="c-x"/></colgroup>
    <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Verdict</th><th role="columnheader" scope="col">Setting</th><th role="columnheader" scope="col">Resource</th><th role="columnheader" scope="col">Region, topic</th><th role="columnheader" scope="col">Value</th></tr></thead>
    <xsl:apply-templates select="setting"/>
  </table>
</xsl:template>

<xsl:template match="setting">
  <tbody role="rowgroup" data-v="{@state}" data-t="{@topic}" data-r="{@region}" data-s="{../@name}"><xsl:if test="controls"><xsl:attribute name="data-c"><xsl:value-of select="controls"/></xsl:attribute></xsl:if>
    <tr role="row" class="s">
      <td role="cell" class="c-v"><xsl:call-template name="state"><xsl:with-param name="state" select="@state"/></xsl:call-template><xsl:if test="@open"><small><span class="gaps">gap</span></small></xsl:if></td>
      <th role="rowheader" scope="row"><details><summary><xsl:choose><xsl:when test="title"><xsl:value-of select="title"/></xsl:when><xsl:otherwise><xsl:value-of select="@id"/></xsl:otherwise></xsl:choose></summary></details><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="@id"/></xsl:call-template></code></th>
      <td role="cell" class="c-r"><xsl:value-of select="resource"/><small><xsl:value-of select="@type"/></small></td>
      <td role="cell" class="c-g"><xsl:value-of select="@region"/><small><xsl:value-of select="@topic"/></small></td>
      <td role="cell" class="c-x"><xsl:choose><xsl:when test="string-length(value) &gt; 160"><code><xsl:value-of select="substring(value, 1, 150)"/>…</code></xsl:when><xsl:otherwise><xsl:call-template name="value"/></xsl:otherwise></xsl:choose></td>
    </tr>
    <tr role="row" class="d"><td role="cell" colspan="5"><div class="tell">
      <dl>
        <dt>Value</dt><dd><xsl:call-template name="value"/></dd>
        <xsl:choose>
          <xsl:when test="clause"><dt>Judged by</dt><dd><code class="clause"><xsl:for-each select="clause"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:choose><xsl:when test="@decided"><mark><xsl:value-of select="."/></mark></xsl:when><xsl:otherwise><xsl:value-of select="."/></xsl:otherwise></xsl:choose></xsl:for-each></code></dd></xsl:when>
        </xsl:choose>
        <dt>Reason</dt><dd><xsl:call-template name="reason"/></dd>
        <xsl:if test="why"><dt>Why it matters</dt><dd><xsl:value-of select="why"/></dd></xsl:if>
        <xsl:if test="controls"><dt>Controls</dt><dd><xsl:value-of select="controls"/></dd></xsl:if>
      </dl>
      <dl><xsl:call-template name="evidence"/></dl>
    </div></td></tr>
  </tbody>
</xsl:template>

<xsl:template name="value">
  <xsl:choose><xsl:when test="value"><code><xsl:value-of select="value"/></code></xsl:when><xsl:otherwise><span class="zero">no value</span></xsl:otherwise></xsl:choose>
</xsl:template>

<xsl:template name="reason">
  <xsl:choose>
    <xsl:when test="@reason = 'clause'">the marked clause is true</xsl:when>
    <xsl:when test="@reason = 'no-clause'">no clause is true, so it is for review</xsl:when>
    <xsl:when test="@reason = 'denied'"><span class="v-gap">denied</span>: a request it reads was refused</xsl:when>
    <xsl:when test="@reason = 'throttled'"><span class="v-gap">throttled out</span>: a request it reads was never answered</xsl:when>
    <xsl:when test="@reason = 'failed'"><span class="v-gap">failed</span>: a request it reads was not answered</xsl:when>
    <xsl:when test="@reason = 'unsupported'"><span class="v-gap">unsupported</span>: a request it reads cannot be made here</xsl:when>
    <xsl:when test="@reason = 'incomplete-list'"><span class="v-gap">incomplete list</span>: a list it reads was not read to its end, or not asked</xsl:when>
    <xsl:when test="@reason = 'external'">the resource belongs to another account</xsl:when>
    <xsl:when test="@reason = 'parameter'">the profile does not set a parameter that a clause reads</xsl:when>
    <xsl:when test="@reason = 'undecided'">a test could not decide</xsl:when>
    <xsl:when test="@reason = 'gone'">the resource was gone when it was asked about</xsl:when>
    <xsl:when test="@reason = 'not-offered'">AWS does not offer the service in this Region</xsl:when>
    <xsl:when test="@reason = 'recorded'">reported, not judged</xsl:when>
    <xsl:when test="@reason = 'test'">a test of the collector’s own decided</xsl:when>
    <xsl:otherwise><xsl:value-of select="@reason"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- The first line of evidence in full; of more, where they are. -->
<xsl:template name="evidence">
  <xsl:choose>
    <xsl:when test="not(source)"><dt>Evidence</dt><dd><span class="zero">none: no request was made about it</span></dd></xsl:when>
    <xsl:otherwise>
      <xsl:for-each select="source[1]">
        <dt>Evidence</dt><dd><code><xsl:call-template name="where"/></code></dd>
        <xsl:if test="@request"><dt>Request</dt><dd><code><xsl:value-of select="@request"/></code></dd></xsl:if>
        <dt>AWS’s request id</dt><dd><xsl:choose><xsl:when test="@id"><code><xsl:value-of select="@id"/></code></xsl:when><xsl:otherwise><span class="zero">none was sent</span></xsl:otherwise></xsl:choose></dd>
        <xsl:if test="@received"><dt>Received</dt><dd><xsl:value-of select="translate(translate(@received, 'T', ' '), 'Z', '')"/> UTC</dd></xsl:if>
        <xsl:if test="@plain"><dt>See it</dt><dd><code>sed -n <xsl:value-of select="@line"/>p <xsl:value-of select="@file"/></code></dd></xsl:if>
      </xsl:for-each>
      <xsl:if test="count(source) &gt; 1 or @more">
        <dt>And</dt>
        <dd><xsl:for-each select="source[position() &gt; 1]"><div><code><xsl:call-template name="where"/></code><xsl:if test="@request"><small><xsl:value-of select="@request"/></small></xsl:if></div></xsl:for-each>
        <xsl:if test="@more"><div><xsl:call-template name="count"><xsl:with-param name="n" select="@more"/><xsl:with-param name="one">further line</xsl:with-param></xsl:call-template></div></xsl:if></dd>
      </xsl:if>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="where"><xsl:value-of select="@file"/>:<xsl:value-of select="@line"/></xsl:template>

<!-- Rows that a script builds: see README.md. -->
<xsl:template match="more">
  <div class="more-rows" data-rows="{@rows}" data-region="{@region}" data-service="{../@name}" data-title="{../@title}">
    <p class="note"><xsl:call-template name="count"><xsl:with-param name="n" select="@rows"/><xsl:with-param name="one">further setting</xsl:with-param></xsl:call-template> of <xsl:value-of select="@region"/>, <xsl:choose><xsl:when test="@people = 0">none of which fails or is for review</xsl:when><xsl:when test="@people = 1">one of which fails or is for review</xsl:when><xsl:otherwise><xsl:call-template name="n"><xsl:with-param name="n" select="@people"/></xsl:call-template> of which fail or are for review</xsl:otherwise></xsl:choose>, in <span class="id">data/settings/<xsl:value-of select="/account/@id"/>/<xsl:value-of select="../@name"/>.csv</span></p>
    <script type="application/json"><xsl:value-of select="json"/></script>
  </div>
</xsl:template>

<xsl:template match="json" mode="settings">
  <script type="application/json" id="settings-data"><xsl:value-of select="."/></script>
</xsl:template>

<!-- ==== gaps, resources ================================================ -->

<xsl:template name="register">
  <section class="part full" id="gaps" aria-labelledby="gaps-h">
    <header><h2 id="gaps-h"><span class="no">3</span>Gaps</h2><p>Every request that was planned and not answered, and what is therefore unknown.</p></header>
    <div class="body">
      <xsl:choose>
        <xsl:when test="gaps/@total = 0"><p>There is none.</p></xsl:when>
        <xsl:otherwise><xsl:call-template name="gap-table"><xsl:with-param name="account" select="false()"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </div>
  </section>
</xsl:template>

<xsl:template name="resources">
  <section class="part" id="resources" aria-labelledby="resources-h">
    <header><h2 id="resources-h"><span class="no">6</span>Resources</h2><p>What the settings are about.</p></header>
    <div class="body">
      <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Type</th><th role="columnheader" scope="col">Resource</th><th role="columnheader" scope="col">Region</th><th role="columnheader" scope="col" class="num">Settings</th><th role="columnheader" scope="col">Evidence</th></tr></thead>
        <tbody role="rowgroup">
          <xsl:for-each select="resources/resource">
            <tr role="row"><th role="rowheader" scope="row"><xsl:value-of select="@type"/></th><td role="cell" data-l="Resource"><div class="any"><xsl:value-of select="."/></div></td><td role="cell" class="nobr" data-l="Region"><xsl:value-of select="@region"/></td><td role="cell" class="num" data-l="Settings"><xsl:value-of select="@settings"/></td><td role="cell" data-l="Evidence"><div><xsl:if test="@evidence"><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="@evidence"/><xsl:with-param name="at">/</xsl:with-param></xsl:call-template></code></xsl:if></div></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
      <xsl:if test="resources/@total &gt; count(resources/resource)"><p class="note">The first <xsl:value-of select="count(resources/resource)"/> of <xsl:call-template name="n"><xsl:with-param name="n" select="resources/@total"/></xsl:call-template>; all of them are in <span class="id">data/settings/<xsl:value-of select="@id"/></span>.</p></xsl:if>
    </div>
  </section>
</xsl:template>

</xsl:stylesheet>
