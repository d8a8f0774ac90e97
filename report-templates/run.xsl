<?xml version="1.0" encoding="UTF-8"?>
<!-- run.xsl - the run's page, from a results document with totals only -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="share.xsl"/>
<xsl:include href="change-rows.xsl"/>

<xsl:variable name="aws" select="document('aws-part.xml')/aws-part/service"/>
<!-- Figures lead to their rows, where there is a page that has them. -->
<xsl:variable name="listing" select="string(/run/whole/@page)"/>

<xsl:template match="/run">
  <xsl:variable name="headline"><xsl:call-template name="headline"/></xsl:variable>
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="concat($headline, ' – ', head/bundle/@stream, ', ', head/bundle/@period)"/>
    <xsl:with-param name="about" select="concat('Evidence of ', head/bundle/@stream, ' for ', head/bundle/@period)"/>
    <xsl:with-param name="foot" select="concat(head/bundle/@id, '   ', $headline)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="run" mode="body">
  <div class="head">
    <xsl:call-template name="head"/>
    <p class="deck"><xsl:call-template name="deck"/></p>
    <div class="line">
      <nav aria-label="Sections"><a href="#seal">Seal and statement</a><a href="#scope">Scope</a><a href="#matrix">Settings</a><xsl:if test="$listing"><a href="{$listing}">All settings</a></xsl:if><a href="#gaps">Gaps</a><a href="#populations">Populations</a><a href="#images">Containers</a><xsl:if test="controls"><a href="#controls">Controls</a></xsl:if><a href="#accounts">Accounts</a><xsl:if test="since"><a href="#since">Change</a></xsl:if><a href="#verify">Verify</a><a href="#limits">Limits</a><a href="#tool">Tool</a></nav>
      <button type="button" id="theme" hidden="hidden">Dark</button>
    </div>
  </div>
  <xsl:call-template name="seal"/>
  <xsl:call-template name="scope"/>
  <xsl:call-template name="matrix"/>
  <xsl:call-template name="register"/>
  <section class="part full" id="populations" aria-labelledby="populations-h">
    <header><h2 id="populations-h"><span class="no">5</span>Populations</h2><p>Is the list of things complete? Each listed type with its pages, its end and its tie-out to the evidence.</p></header>
    <div class="body"><xsl:call-template name="population-table"/></div>
  </section>
  <section class="part full" id="images" aria-labelledby="images-h">
    <header><h2 id="images-h"><span class="no">6</span>Deep Learning Containers</h2><p>Which of AWS’s container images run, where, from whose registry, and until when AWS patches them.</p></header>
    <div class="body"><xsl:call-template name="image-table"><xsl:with-param name="accounts" select="true()"/></xsl:call-template></div>
  </section>
  <xsl:apply-templates select="controls"/>
  <xsl:call-template name="accounts"/>
  <xsl:apply-templates select="since"/>
  <xsl:call-template name="verify"/>
  <xsl:call-template name="limits"/>
  <xsl:call-template name="tool"/>
</xsl:template>

<xsl:template name="deck">
  <xsl:text>Evidence of </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="scope/@accounts"/><xsl:with-param name="one">account</xsl:with-param></xsl:call-template>
  <xsl:text>, </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="scope/@regions"/><xsl:with-param name="one">Region</xsl:with-param></xsl:call-template>
  <xsl:text> and </xsl:text>
  <xsl:call-template name="count"><xsl:with-param name="n" select="scope/@services"/><xsl:with-param name="one">service</xsl:with-param></xsl:call-template>
  <xsl:text> for </xsl:text><b><xsl:value-of select="head/bundle/@stream"/></b><xsl:text>, </xsl:text><xsl:call-template name="period"/><xsl:text>. </xsl:text>
  <xsl:choose>
    <xsl:when test="head/@gaps = 0">
      <xsl:text>All </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="requests/@planned"/></xsl:call-template><xsl:text> requests to AWS were answered.</xsl:text>
    </xsl:when>
    <xsl:otherwise>
      <xsl:text>Of </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="requests/@planned"/></xsl:call-template>
      <xsl:text> requests to AWS, </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="requests/@collected + requests/@absent"/></xsl:call-template>
      <xsl:text> were answered; </xsl:text><xsl:call-template name="word"><xsl:with-param name="n" select="head/@gaps"/></xsl:call-template>
      <xsl:choose><xsl:when test="head/@gaps = 1"> was not</xsl:when><xsl:otherwise> were not</xsl:otherwise></xsl:choose>
      <xsl:text>, and </xsl:text>
      <xsl:variable name="to"><xsl:if test="settings/@open &gt; 0"><xsl:call-template name="rows"><xsl:with-param name="of">gap=yes</xsl:with-param></xsl:call-template></xsl:if></xsl:variable>
      <xsl:call-template name="to"><xsl:with-param name="to" select="string($to)"/><xsl:with-param name="what"><xsl:call-template name="word"><xsl:with-param name="n" select="settings/@open"/></xsl:call-template>
      <xsl:choose><xsl:when test="settings/@open = 1"> setting is</xsl:when><xsl:otherwise> settings are</xsl:otherwise></xsl:choose>
      <xsl:text> not known</xsl:text></xsl:with-param></xsl:call-template><xsl:text> because of </xsl:text>
      <xsl:choose><xsl:when test="head/@gaps = 1">it</xsl:when><xsl:otherwise>them</xsl:otherwise></xsl:choose>
      <xsl:text>.</xsl:text>
    </xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- ==== 1 seal and statement =========================================== -->

<xsl:template name="sealed-later"><xsl:text>see </xsl:text><span class="id">VERIFY.txt</span></xsl:template>

<xsl:template name="seal">
  <xsl:variable name="s" select="head/seal"/>
  <xsl:variable name="b" select="head/bundle"/>
  <section class="part full" id="seal" aria-labelledby="seal-h">
    <header><h2 id="seal-h"><span class="no">1</span>Seal and statement</h2></header>
    <div class="body"><div class="pair"><div>
      <dl class="facts">
        <xsl:if test="$b/@organization"><dt>Organisation</dt><dd><xsl:value-of select="$b/@organization"/></dd></xsl:if>
        <dt>Stream</dt><dd><xsl:value-of select="$b/@stream"/></dd>
        <dt>Period</dt><dd><xsl:value-of select="$b/@period"/>, <xsl:call-template name="days"><xsl:with-param name="from" select="$b/@start"/><xsl:with-param name="to" select="$b/@end"/></xsl:call-template></dd>
        <dt>Bundle</dt><dd class="id"><xsl:value-of select="$b/@id"/></dd>
        <dt>In the chain <sup>†</sup></dt><dd>
          <xsl:choose>
            <xsl:when test="$s/@known = 'yes'">bundle <xsl:value-of select="$s/@sequence"/> of its stream<xsl:choose><xsl:when test="$s/@previous">; follows <span class="id"><xsl:value-of select="$s/@previous"/></span></xsl:when><xsl:otherwise>, the first</xsl:otherwise></xsl:choose></xsl:when>
            <xsl:otherwise><xsl:call-template name="sealed-later"/></xsl:otherwise>
          </xsl:choose></dd>
        <dt>Answers received</dt><dd><xsl:call-template name="span"><xsl:with-param name="from" select="requests/@first"/><xsl:with-param name="to" select="requests/@last"/></xsl:call-template><xsl:if test="head/clock/@median">; our clock minus AWS’s: <xsl:value-of select="head/clock/@median"/> ms (median), <xsl:value-of select="head/clock/@min"/> to <xsl:value-of select="head/clock/@max"/> ms</xsl:if></dd>
        <dt>Answered by</dt><dd>
          <xsl:choose>
            <xsl:when test="head/endpoints/other"><b>not AWS</b>: <xsl:for-each select="head/endpoints/other"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:value-of select="."/></code></xsl:for-each><xsl:if test="head/endpoints/@aws &gt; 0">; <xsl:call-template name="n"><xsl:with-param name="n" select="head/endpoints/@aws"/></xsl:call-template> requests went to AWS’s own endpoints</xsl:if></xsl:when>
            <xsl:otherwise>AWS’s own endpoints, partition <xsl:value-of select="$b/@partition"/></xsl:otherwise>
          </xsl:choose></dd>
        <dt>Asked as</dt><dd><xsl:choose><xsl:when test="$b/@caller"><span class="id"><xsl:value-of select="$b/@caller"/></span></xsl:when><xsl:otherwise>not known</xsl:otherwise></xsl:choose>; needs <xsl:call-template name="count"><xsl:with-param name="n" select="@actions"/><xsl:with-param name="one">action</xsl:with-param></xsl:call-template> that only read, listed in <span class="id">data/policy.json</span></dd>
        <dt>Profile</dt><dd><xsl:value-of select="head/profile/@name"/><xsl:text> </xsl:text><xsl:value-of select="head/profile/@version"/>; parameters <a href="#tool">below</a></dd>
        <dt>Tool</dt><dd>Exhibit <xsl:value-of select="head/tool/@version"/>, build <span class="id"><xsl:value-of select="substring(head/tool/@sha256, 1, 16)"/>…</span></dd>
        <dt>Sealed <sup>†</sup></dt><dd><xsl:choose><xsl:when test="$s/@time">not later than <xsl:call-template name="moment"><xsl:with-param name="t" select="$s/@time"/></xsl:call-template></xsl:when><xsl:when test="$s/@known = 'yes'">without a time-stamp</xsl:when><xsl:otherwise><xsl:call-template name="sealed-later"/></xsl:otherwise></xsl:choose></dd>
        <dt>Time-stamps <sup>†</sup></dt><dd><xsl:choose><xsl:when test="$s/@known = 'yes'"><xsl:for-each select="$s/token"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:value-of select="@authority"/><xsl:text> </xsl:text><xsl:value-of select="substring(@time, 12, 8)"/> UTC</xsl:for-each><xsl:if test="not($s/token)">none</xsl:if></xsl:when><xsl:otherwise><xsl:call-template name="sealed-later"/></xsl:otherwise></xsl:choose></dd>
        <dt>Signer <sup>†</sup></dt><dd><xsl:choose><xsl:when test="$s/@known = 'yes'"><xsl:value-of select="$s/@signer"/>, certificate SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="$s/@certificate"/></xsl:call-template><xsl:if test="$s/@pinned = 'yes'">, pinned</xsl:if><xsl:if test="$s/@level">; CAdES level <xsl:value-of select="$s/@level"/></xsl:if></xsl:when><xsl:otherwise><xsl:call-template name="sealed-later"/></xsl:otherwise></xsl:choose></dd>
        <dt>Digests <sup>†</sup></dt><dd><xsl:choose><xsl:when test="$s/@known = 'yes'"><xsl:if test="$s/@archive">archive SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="$s/@archive"/></xsl:call-template><br/></xsl:if>signature SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="$s/@signature"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:call-template name="sealed-later"/></xsl:otherwise></xsl:choose></dd>
      </dl>
      <p class="note">† Known only once the bundle is sealed. <xsl:choose><xsl:when test="$s/@known = 'yes'">This page was made from the sealed bundle; in the copy that lies inside it these rows read “see VERIFY.txt”, for no page can state the digest of what contains it.</xsl:when><xsl:otherwise>No page can state the digest of what contains it; the same page made from the sealed bundle (<code>exhibit report</code>) has these rows filled.</xsl:otherwise></xsl:choose></p>
    </div>
    <div><xsl:call-template name="statement"/></div></div></div>
  </section>
</xsl:template>

<!-- This period, and the last beside it where one was given. -->
<xsl:template name="statement">
  <xsl:variable name="columns" select="2 + 2 * count(since)"/>
  <xsl:variable name="was" select="since"/>
  <div class="scroll" tabindex="0" role="region" aria-label="Statement"><table id="statement">
    <thead><tr><th scope="col"><span class="sr">Item</span></th><th scope="col" class="num"><xsl:value-of select="head/bundle/@period"/></th><xsl:if test="since"><th scope="col" class="num"><xsl:value-of select="since/@period"/></th><th scope="col" class="num">change</th></xsl:if></tr></thead>
    <tbody>
      <tr class="head3"><th scope="rowgroup" colspan="{$columns}">Requests to AWS</th></tr>
      <tr><th scope="row" class="in">collected</th><xsl:call-template name="beside"><xsl:with-param name="n" select="requests/@collected"/><xsl:with-param name="was" select="$was/requests/@collected"/></xsl:call-template></tr>
      <tr><th scope="row" class="in">absent: not configured, or gone</th><xsl:call-template name="beside"><xsl:with-param name="n" select="requests/@absent"/><xsl:with-param name="was" select="$was/requests/@absent"/></xsl:call-template></tr>
      <xsl:for-each select="requests">
        <xsl:call-template name="gap-row"><xsl:with-param name="name">denied</xsl:with-param><xsl:with-param name="n" select="@denied"/><xsl:with-param name="was" select="$was/requests/@denied"/></xsl:call-template>
        <xsl:call-template name="gap-row"><xsl:with-param name="name">throttled out</xsl:with-param><xsl:with-param name="n" select="@throttled"/><xsl:with-param name="was" select="$was/requests/@throttled"/></xsl:call-template>
        <xsl:call-template name="gap-row"><xsl:with-param name="name">unsupported</xsl:with-param><xsl:with-param name="n" select="@unsupported"/><xsl:with-param name="was" select="$was/requests/@unsupported"/></xsl:call-template>
        <xsl:call-template name="gap-row"><xsl:with-param name="name">failed</xsl:with-param><xsl:with-param name="n" select="@failed"/><xsl:with-param name="was" select="$was/requests/@failed"/></xsl:call-template>
      </xsl:for-each>
      <tr class="sum"><th scope="row">Planned</th><xsl:call-template name="beside"><xsl:with-param name="n" select="requests/@planned"/><xsl:with-param name="was" select="$was/requests/@planned"/></xsl:call-template></tr>
    </tbody>
    <tbody>
      <tr class="head3"><th scope="rowgroup" colspan="{$columns}">Settings</th></tr>
      <xsl:for-each select="settings">
        <xsl:call-template name="state-row"><xsl:with-param name="state">meets</xsl:with-param><xsl:with-param name="n" select="@meets"/><xsl:with-param name="was" select="$was/settings/@meets"/></xsl:call-template>
        <xsl:call-template name="state-row"><xsl:with-param name="state">fails</xsl:with-param><xsl:with-param name="n" select="@fails"/><xsl:with-param name="was" select="$was/settings/@fails"/></xsl:call-template>
        <xsl:call-template name="state-row"><xsl:with-param name="state">review</xsl:with-param><xsl:with-param name="n" select="@review"/><xsl:with-param name="was" select="$was/settings/@review"/></xsl:call-template>
        <xsl:call-template name="state-row"><xsl:with-param name="state">na</xsl:with-param><xsl:with-param name="n" select="@na"/><xsl:with-param name="was" select="$was/settings/@na"/></xsl:call-template>
        <xsl:call-template name="state-row"><xsl:with-param name="state">recorded</xsl:with-param><xsl:with-param name="n" select="@recorded"/><xsl:with-param name="was" select="$was/settings/@recorded"/></xsl:call-template>
      </xsl:for-each>
      <tr class="sum"><th scope="row">Judged or recorded</th><xsl:call-template name="beside"><xsl:with-param name="n" select="settings/@total"/><xsl:with-param name="was" select="$was/settings/@total"/><xsl:with-param name="of" select="''"/></xsl:call-template></tr>
    </tbody>
  </table></div>
  <p class="note">Meets, fails, review and n/a are judged by a clause that is shown with each setting; recorded means reported, not judged. What could not be read is for review, never a pass.</p>
</xsl:template>

<!-- A figure, the last period's and the difference.  of: the rows it leads to. -->
<xsl:template name="beside">
  <xsl:param name="n"/>
  <xsl:param name="was"/>
  <xsl:param name="of" select="'nowhere'"/>
  <td class="num"><xsl:choose><xsl:when test="$of = 'nowhere'"><xsl:call-template name="n"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:call-template name="figure"><xsl:with-param name="n" select="$n"/><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:otherwise></xsl:choose></td>
  <xsl:if test="$was">
    <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="$was"/></xsl:call-template></td>
    <td class="num"><xsl:choose><xsl:when test="$n &gt; $was">+<xsl:call-template name="n"><xsl:with-param name="n" select="$n - $was"/></xsl:call-template></xsl:when><xsl:when test="$n &lt; $was">−<xsl:call-template name="n"><xsl:with-param name="n" select="$was - $n"/></xsl:call-template></xsl:when><xsl:otherwise>–</xsl:otherwise></xsl:choose></td>
  </xsl:if>
</xsl:template>

<xsl:template name="gap-row">
  <xsl:param name="name"/>
  <xsl:param name="n"/>
  <xsl:param name="was"/>
  <tr><th scope="row" class="in"><xsl:choose><xsl:when test="$n &gt; 0"><span class="v-gap"><xsl:value-of select="$name"/></span></xsl:when><xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise></xsl:choose></th><xsl:call-template name="beside"><xsl:with-param name="n" select="$n"/><xsl:with-param name="was" select="$was"/></xsl:call-template></tr>
</xsl:template>

<xsl:template name="state-row">
  <xsl:param name="state"/>
  <xsl:param name="n"/>
  <xsl:param name="was"/>
  <tr><th scope="row" class="in"><xsl:call-template name="state"><xsl:with-param name="state" select="$state"/></xsl:call-template></th><xsl:call-template name="beside"><xsl:with-param name="n" select="$n"/><xsl:with-param name="was" select="$was"/><xsl:with-param name="of" select="concat('verdict=', $state)"/></xsl:call-template></tr>
</xsl:template>

<!-- ==== what changed since an earlier bundle =========================== -->

<xsl:template match="since">
  <xsl:variable name="told" select="changes/groups/group[@n &gt; 0]"/>
  <section class="part full" id="since" aria-labelledby="since-h">
    <header><h2 id="since-h">Change since <xsl:value-of select="@period"/></h2><p>By setting and resource, from both bundles; the earlier one is <span class="id"><xsl:value-of select="@id"/></span>. A changed rule is named, so that it is not taken for a changed fact. What was not asked, or could not be read, is neither gone nor better.</p></header>
    <div class="body">
      <p>Of <xsl:call-template name="n"><xsl:with-param name="n" select="changes/settings/@before"/></xsl:call-template> settings before and <xsl:call-template name="n"><xsl:with-param name="n" select="changes/settings/@after"/></xsl:call-template> now, <xsl:call-template name="n"><xsl:with-param name="n" select="changes/settings/@same"/></xsl:call-template> are the same.</p>
      <xsl:for-each select="$told">
        <h3 id="since-{@name}"><xsl:value-of select="@title"/><xsl:text> </xsl:text><span class="light"><xsl:call-template name="n"><xsl:with-param name="n" select="@n"/></xsl:call-template></span></h3>
        <p class="note"><xsl:value-of select="@about"/><xsl:if test="@n &gt; 20"> The first 20; <code>exhibit diff</code> has all.</xsl:if></p>
        <div class="scroll" tabindex="0" role="region" aria-label="{@title}"><table class="stack changes">
          <xsl:call-template name="changes-head"/>
          <tbody><xsl:apply-templates select="change[position() &lt;= 20]"/></tbody>
        </table></div>
      </xsl:for-each>
    </div>
  </section>
</xsl:template>

<xsl:template name="rows">
  <xsl:param name="of"/>
  <xsl:if test="$listing"><xsl:value-of select="$listing"/><xsl:if test="string($of)">#<xsl:value-of select="$of"/></xsl:if></xsl:if>
</xsl:template>

<!-- A figure, and where its rows are; of: as the address says it. -->
<xsl:template name="figure">
  <xsl:param name="n"/>
  <xsl:param name="of"/>
  <xsl:variable name="to"><xsl:if test="$n &gt; 0"><xsl:call-template name="rows"><xsl:with-param name="of" select="$of"/></xsl:call-template></xsl:if></xsl:variable>
  <xsl:call-template name="to"><xsl:with-param name="to" select="string($to)"/><xsl:with-param name="what"><xsl:call-template name="n"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:with-param></xsl:call-template>
</xsl:template>

<!-- ==== 2 scope ======================================================== -->

<xsl:template name="scope">
  <section class="part" id="scope" aria-labelledby="scope-h">
    <header><h2 id="scope-h"><span class="no">2</span>Scope</h2><p>What was asked, and where. A service that AWS does not offer in a Region is n/a there, not a gap.</p></header>
    <div class="body">
      <div class="scroll" tabindex="0" role="region" aria-label="Scope by Region"><table>
        <thead><tr><th scope="col">Region</th><th scope="col" class="num">Accounts</th><th scope="col" class="num">Services asked</th><th scope="col">Not offered there</th><th scope="col" class="num">Requests</th><th scope="col" class="num">Gaps</th></tr></thead>
        <tbody>
          <xsl:for-each select="scope/region">
            <tr class="region">
              <th scope="row"><xsl:value-of select="@name"/></th>
              <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@accounts"/></xsl:call-template></td>
              <td class="num"><xsl:value-of select="@services"/></td>
              <td><xsl:for-each select="not-offered"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="."/></xsl:for-each><xsl:if test="not(not-offered)">–</xsl:if></td>
              <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@requests"/></xsl:call-template></td>
              <td class="num"><xsl:call-template name="gaps"><xsl:with-param name="n" select="@gaps"/></xsl:call-template></td>
            </tr>
          </xsl:for-each>
          <tr class="sum"><th scope="row">Total</th>
            <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="scope/@accounts"/></xsl:call-template></td>
            <td class="num"><xsl:value-of select="scope/@services"/></td><td></td>
            <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(scope/region/@requests)"/></xsl:call-template></td>
            <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(scope/region/@gaps)"/></xsl:call-template></td></tr>
        </tbody>
      </table></div>
      <p class="note">
        <xsl:choose>
          <xsl:when test="scope/@enabled = 'yes'">Every Region that is enabled in an account was asked, as AWS lists them.</xsl:when>
          <xsl:otherwise>The Regions asked are those the run was told to ask.</xsl:otherwise>
        </xsl:choose>
        <xsl:choose>
          <xsl:when test="head/bundle/@scope = 'all'"> Of every list each member was read.</xsl:when>
          <xsl:otherwise> Of the account services’ lists those members were read that another resource refers to.</xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text><b>global</b> holds what has no Region.
      </p>
    </div>
  </section>
</xsl:template>

<!-- ==== 3 matrix ======================================================= -->

<xsl:template name="matrix">
  <xsl:variable name="in" select="matrix/service[@name = $aws/@name]"/>
  <xsl:variable name="out" select="matrix/service[not(@name = $aws/@name)]"/>
  <section class="part full matrix-part" id="matrix" aria-labelledby="matrix-h">
    <header><h2 id="matrix-h"><span class="no">3</span>Settings by service and topic</h2>
      <p><xsl:choose>
        <xsl:when test="$listing">Each figure leads to its rows in <a href="{$listing}">all settings</a>, where they are searched and filtered.</xsl:when>
        <xsl:otherwise>This run has <xsl:call-template name="n"><xsl:with-param name="n" select="whole/@rows"/></xsl:call-template> settings, more than the <xsl:call-template name="n"><xsl:with-param name="n" select="whole/@most"/></xsl:call-template> that one page can list: they are found on the <a href="#accounts">accounts’ pages</a> and in <span class="id">data/settings</span>.</xsl:otherwise>
      </xsl:choose></p></header>
    <div class="body">
      <table class="matrix" role="table" aria-label="Settings by service and topic">
        <colgroup><col class="name"/><col/><col/><col/><col/><col/><col/><col/><col/></colgroup>
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Service</th><th role="columnheader" scope="col">Encryption</th><th role="columnheader" scope="col">Access</th><th role="columnheader" scope="col">Logging</th><th role="columnheader" scope="col">Compliance</th><th role="columnheader" scope="col">Resilience</th><th role="columnheader" scope="col">Infrastructure</th><th role="columnheader" scope="col">Inventory</th><th role="columnheader" scope="col">All topics</th></tr></thead>
        <xsl:for-each select="$in">
          <xsl:variable name="name" select="@name"/>
          <tbody role="rowgroup">
            <tr role="row" class="own service"><th role="rowheader" scope="row"><xsl:value-of select="@title"/></th><xsl:apply-templates select="cell"/></tr>
            <tr role="row" class="aws"><th role="rowheader" scope="row">AWS’s part</th>
              <xsl:for-each select="cell">
                <xsl:variable name="topic" select="@topic"/>
                <xsl:variable name="part" select="$aws[@name = $name]/part[@topic = $topic]"/>
                <td role="cell" data-l="{@topic}">
                  <xsl:attribute name="class"><xsl:if test="@topic = 'all'">all </xsl:if><xsl:if test="not($part)">none</xsl:if></xsl:attribute>
                  <xsl:if test="$part"><span><xsl:value-of select="$part"/><xsl:if test="$part/@reports"><xsl:text> </xsl:text><a href="#n1">¹</a></xsl:if></span></xsl:if>
                </td>
              </xsl:for-each></tr>
          </tbody>
        </xsl:for-each>
        <xsl:if test="$in and $out">
          <tbody role="rowgroup"><xsl:call-template name="sum-row"><xsl:with-param name="rows" select="$in"/><xsl:with-param name="title">Services in scope</xsl:with-param></xsl:call-template></tbody>
        </xsl:if>
        <xsl:if test="$out">
          <tbody role="rowgroup">
            <xsl:for-each select="$out">
              <xsl:sort select="@title"/>
              <tr role="row" class="only service"><th role="rowheader" scope="row"><xsl:value-of select="@title"/></th><xsl:apply-templates select="cell"/></tr>
            </xsl:for-each>
          </tbody>
        </xsl:if>
        <tbody role="rowgroup">
          <xsl:if test="$in and $out"><xsl:call-template name="sum-row"><xsl:with-param name="rows" select="$out"/><xsl:with-param name="title">Account services</xsl:with-param></xsl:call-template></xsl:if>
          <tr role="row" class="sum total"><th role="rowheader" scope="row">Total</th><xsl:apply-templates select="matrix/total/cell"/></tr>
        </tbody>
      </table>
      <div class="key">
        <div class="cell" aria-hidden="true"><span class="v v-fails">3<span> fail</span></span><span class="v v-review">2<span> for review</span></span><span class="v v-meets">41<span> meet</span></span><span class="v v-na">4<span> not applicable</span></span></div>
        <ul><li><span class="e f"></span>the cell holds a setting that fails</li><li><span class="e g"></span>none fails, but something could not be asked</li><li><span class="e r"></span>only a person can decide</li></ul>
        <p class="note">Numbers are the customer’s part: settings that were read and judged. <b>AWS’s part</b> is what AWS does, for which its own reports are the evidence, not this one. A gap stands in each cell it touches and is counted once in the register.<xsl:if test="$in and $out"> The two sums above the total therefore leave gaps to their rows.</xsl:if></p>
      </div>
      <xsl:apply-templates select="provider"/>
    </div>
  </section>
</xsl:template>

<!-- AWS's part rests on its auditors' reports, on agreements and on its list of
     services in scope.  What could not be read is for review, and said. -->
<xsl:template match="provider">
  <h3 id="n1">¹ What AWS’s part rests on</h3>
  <p class="small">AWS Artifact gives its reports under terms that a person accepts, so they are not in the bundle: these are their titles and dates, as Artifact lists them.</p>
  <xsl:if test="@reports-read = 'no'"><p><span class="v v-review">review</span> The list of reports was not read to its end in every account: see the gap register.</p></xsl:if>
  <xsl:choose>
    <xsl:when test="report">
      <table class="stack" role="table" aria-label="Reports of AWS’s auditors">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Report</th><th role="columnheader" scope="col">Series</th><th role="columnheader" scope="col" class="num">Version</th><th role="columnheader" scope="col">Its period</th><th role="columnheader" scope="col">Of the audited period</th></tr></thead>
        <tbody role="rowgroup"><xsl:for-each select="report"><xsl:sort select="@series"/><xsl:sort select="@name"/>
          <tr role="row"><th role="rowheader" scope="row"><span class="light"><xsl:value-of select="@name"/></span></th>
            <td role="cell" data-l="Series"><xsl:value-of select="@series"/></td>
            <td role="cell" class="num" data-l="Version"><xsl:value-of select="@version"/></td>
            <td role="cell" data-l="Its period"><xsl:choose><xsl:when test="@start or @end"><xsl:value-of select="substring(@start, 1, 10)"/> – <xsl:value-of select="substring(@end, 1, 10)"/></xsl:when><xsl:otherwise>not stated</xsl:otherwise></xsl:choose></td>
            <td role="cell" data-l="Of the audited period"><xsl:choose>
              <xsl:when test="@covers = 'whole'"><span class="v v-meets">covers it</span></xsl:when>
              <xsl:when test="@covers = 'part'"><span class="v v-review">covers a part of it</span></xsl:when>
              <xsl:when test="@covers = 'before'"><span class="v v-review">ended before it</span></xsl:when>
              <xsl:when test="@covers = 'after'"><span class="v v-review">begins after it</span></xsl:when>
              <xsl:otherwise><span class="v v-review">not known</span></xsl:otherwise></xsl:choose></td></tr>
        </xsl:for-each></tbody>
      </table>
      <p class="note">Where a report does not cover the whole of the audited period, AWS’s bridge letter does, or does not: a person has to look.</p>
    </xsl:when>
    <xsl:when test="@reports-read = 'yes'"><p>AWS Artifact lists no report.</p></xsl:when>
  </xsl:choose>
  <xsl:if test="@agreements-read = 'no'"><p><span class="v v-review">review</span> The list of agreements was not read to its end in every account.</p></xsl:if>
  <dl class="facts">
    <dt>Agreements</dt><dd><xsl:for-each select="agreement"><xsl:if test="position() &gt; 1"><br/></xsl:if><xsl:value-of select="@name"/>, <xsl:value-of select="translate(@state, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_', 'abcdefghijklmnopqrstuvwxyz ')"/> in <span class="id"><xsl:value-of select="@account"/></span><xsl:if test="@start"> since <xsl:value-of select="substring(@start, 1, 10)"/></xsl:if></xsl:for-each><xsl:if test="not(agreement)"><xsl:choose><xsl:when test="@agreements-read = 'yes'">none, in any account</xsl:when><xsl:otherwise>none was read</xsl:otherwise></xsl:choose></xsl:if></dd>
    <dt>Services in scope</dt><dd><xsl:variable name="statement" select="document[contains(@name, 'in-scope')]"/><xsl:choose>
      <xsl:when test="$statement"><xsl:for-each select="$statement"><xsl:if test="position() &gt; 1"><br/></xsl:if><span class="id">data/documents/<xsl:value-of select="@name"/></span>, SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="@sha256"/></xsl:call-template></xsl:for-each>, as somebody saved it: <span class="v v-review">review</span> its date and whether each service above is on it</xsl:when>
      <xsl:otherwise><span class="v v-review">review</span> AWS’s list of services in scope is a web page and was not saved with this bundle (<code>--documents</code>, a file whose name has <code>in-scope</code> in it)</xsl:otherwise></xsl:choose></dd>
    <xsl:if test="document"><dt>Documents added</dt><dd><xsl:for-each select="document"><xsl:if test="position() &gt; 1"><br/></xsl:if><span class="id"><xsl:value-of select="@name"/></span></xsl:for-each></dd></xsl:if>
  </dl>
</xsl:template>

<xsl:template match="cell">
  <xsl:variable name="sum" select="@meets + @fails + @review + @na + @recorded"/>
  <td role="cell" data-l="{@topic}">
    <xsl:variable name="class">
      <xsl:if test="@topic = 'all'">all </xsl:if>
      <xsl:choose>
        <xsl:when test="@fails &gt; 0">w-fails</xsl:when>
        <xsl:when test="@gaps &gt; 0">w-gap</xsl:when>
        <xsl:when test="@review &gt; 0">w-review</xsl:when>
        <xsl:when test="$sum = 0">none</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="string($class)"><xsl:attribute name="class"><xsl:value-of select="normalize-space($class)"/></xsl:attribute></xsl:if>
    <xsl:choose>
      <xsl:when test="$sum = 0 and @gaps = 0"><span class="sr">no settings</span></xsl:when>
      <xsl:otherwise>
        <div class="cell">
          <xsl:call-template name="marks">
            <xsl:with-param name="fails" select="@fails"/><xsl:with-param name="review" select="@review"/><xsl:with-param name="meets" select="@meets"/><xsl:with-param name="na" select="@na"/><xsl:with-param name="recorded" select="@recorded"/>
            <xsl:with-param name="services" select="../@name"/>
          </xsl:call-template>
          <xsl:if test="@gaps &gt; 0"><span class="gaps"><xsl:call-template name="count"><xsl:with-param name="n" select="@gaps"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template></span></xsl:if>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </td>
</xsl:template>

<!-- The five numbers of a cell; services: whose they are, all if empty. -->
<xsl:template name="marks">
  <xsl:param name="fails"/>
  <xsl:param name="review"/>
  <xsl:param name="meets"/>
  <xsl:param name="na"/>
  <xsl:param name="recorded"/>
  <xsl:param name="services"/>
  <xsl:variable name="of"><xsl:if test="@topic != 'all'">&amp;topic=<xsl:value-of select="@topic"/></xsl:if><xsl:if test="string($services)">&amp;service=<xsl:value-of select="$services"/></xsl:if></xsl:variable>
  <xsl:call-template name="mark"><xsl:with-param name="state">fails</xsl:with-param><xsl:with-param name="n" select="$fails"/><xsl:with-param name="to"><xsl:call-template name="rows"><xsl:with-param name="of" select="concat('verdict=fails', $of)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  <xsl:call-template name="mark"><xsl:with-param name="state">review</xsl:with-param><xsl:with-param name="n" select="$review"/><xsl:with-param name="to"><xsl:call-template name="rows"><xsl:with-param name="of" select="concat('verdict=review', $of)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  <xsl:call-template name="mark"><xsl:with-param name="state">meets</xsl:with-param><xsl:with-param name="n" select="$meets"/><xsl:with-param name="to"><xsl:call-template name="rows"><xsl:with-param name="of" select="concat('verdict=meets', $of)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  <xsl:call-template name="mark"><xsl:with-param name="state">na</xsl:with-param><xsl:with-param name="n" select="$na"/><xsl:with-param name="to"><xsl:call-template name="rows"><xsl:with-param name="of" select="concat('verdict=na', $of)"/></xsl:call-template></xsl:with-param></xsl:call-template>
  <xsl:call-template name="mark"><xsl:with-param name="state">recorded</xsl:with-param><xsl:with-param name="n" select="$recorded"/><xsl:with-param name="to"><xsl:call-template name="rows"><xsl:with-param name="of" select="concat('verdict=recorded', $of)"/></xsl:call-template></xsl:with-param></xsl:call-template>
</xsl:template>

<!-- The sum of some rows, cell by cell; gaps cannot be added, see the note. -->
<xsl:template name="sum-row">
  <xsl:param name="rows"/>
  <xsl:param name="title"/>
  <xsl:variable name="services"><xsl:for-each select="$rows/@name"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:variable>
  <tr role="row" class="sum part-sum"><th role="rowheader" scope="row"><xsl:value-of select="$title"/></th>
    <xsl:for-each select="$rows[1]/cell">
      <xsl:variable name="topic" select="@topic"/>
      <xsl:variable name="c" select="$rows/cell[@topic = $topic]"/>
      <td role="cell" data-l="{@topic}">
        <xsl:variable name="class"><xsl:if test="@topic = 'all'">all </xsl:if><xsl:choose><xsl:when test="sum($c/@fails) &gt; 0">w-fails</xsl:when><xsl:when test="sum($c/@gaps) &gt; 0">w-gap</xsl:when><xsl:when test="sum($c/@review) &gt; 0">w-review</xsl:when><xsl:when test="sum($c/@meets) + sum($c/@na) + sum($c/@recorded) = 0">none</xsl:when></xsl:choose></xsl:variable>
        <xsl:if test="string($class)"><xsl:attribute name="class"><xsl:value-of select="normalize-space($class)"/></xsl:attribute></xsl:if>
        <div class="cell">
          <xsl:call-template name="marks">
            <xsl:with-param name="fails" select="sum($c/@fails)"/><xsl:with-param name="review" select="sum($c/@review)"/><xsl:with-param name="meets" select="sum($c/@meets)"/><xsl:with-param name="na" select="sum($c/@na)"/><xsl:with-param name="recorded" select="sum($c/@recorded)"/>
            <xsl:with-param name="services" select="$services"/>
          </xsl:call-template>
        </div>
      </td>
    </xsl:for-each>
  </tr>
</xsl:template>

<!-- ==== 4 gaps ========================================================= -->

<xsl:template name="register">
  <section class="part full" id="gaps" aria-labelledby="gaps-h">
    <header><h2 id="gaps-h"><span class="no">4</span>Gap register</h2><p>Every request that was planned and not answered, and what is therefore unknown. No gap counts as a pass.</p></header>
    <div class="body">
      <xsl:choose>
        <xsl:when test="gaps/@total = 0"><p>There is none: each of the <xsl:call-template name="n"><xsl:with-param name="n" select="requests/@planned"/></xsl:call-template> requests was answered.</p></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="gap-table"/>
          <p class="note">Each gap is a line of <span class="id">data/ledger</span>.<xsl:if test="requests/@denied &gt; 0"> What was denied needs an action that the role lacks: <code>exhibit policy</code> prints all it needs.</xsl:if><xsl:if test="requests/@throttled &gt; 0"> What was throttled out was asked again until its time was over.</xsl:if> A setting that two gaps leave open is counted once in the last row.</p>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </section>
</xsl:template>

<!-- ==== 7 controls, where the profile maps any ========================== -->

<xsl:template match="controls">
  <xsl:variable name="open" select="control[not(@reviewed)]"/>
  <section class="part full" id="controls" aria-labelledby="controls-h">
    <header><h2 id="controls-h"><span class="no">7</span>Controls</h2><p>What the settings say of each control, as the profile maps them.</p></header>
    <div class="body">
      <xsl:if test="$open"><p><b><xsl:choose><xsl:when test="count($open) = count(control)">No mapping has</xsl:when><xsl:otherwise><xsl:value-of select="count($open)"/> of <xsl:value-of select="count(control)"/> mappings have not</xsl:otherwise></xsl:choose><xsl:text> been reviewed by a compliance owner.</xsl:text></b> Until they are, each is a proposal of whoever wrote the profile.</p></xsl:if>
      <table class="stack controls" role="table" aria-label="Controls">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Control</th><th role="columnheader" scope="col" class="num">Fail</th><th role="columnheader" scope="col" class="num">Review</th><th role="columnheader" scope="col" class="num">of them gaps</th><th role="columnheader" scope="col" class="num">Meet</th><th role="columnheader" scope="col" class="num">n/a</th><th role="columnheader" scope="col" class="num">Recorded</th><th role="columnheader" scope="col">Mapping reviewed</th></tr></thead>
        <xsl:for-each select="control[not(@framework = preceding-sibling::control/@framework)]">
          <xsl:variable name="framework" select="@framework"/>
          <tbody role="rowgroup">
            <tr role="row" class="head3"><th role="rowheader" scope="rowgroup" colspan="8"><xsl:value-of select="$framework"/></th></tr>
            <xsl:apply-templates select="../control[@framework = $framework]"/>
          </tbody>
        </xsl:for-each>
      </table>
      <p class="note">Figures count settings of resources, each in every control it is mapped to, so columns are not to be added up. A control with no failure has not been shown to work: see what this evidence does not prove.</p>
    </div>
  </section>
</xsl:template>

<!-- A control's figure; without rows where another is numbered alike. -->
<xsl:template name="of-control">
  <xsl:param name="state"/>
  <xsl:param name="n"/>
  <xsl:choose>
    <xsl:when test="@link"><xsl:call-template name="figure"><xsl:with-param name="n" select="$n"/><xsl:with-param name="of" select="concat('verdict=', $state, '&amp;control=', @link)"/></xsl:call-template></xsl:when>
    <xsl:otherwise><xsl:call-template name="n"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="control">
  <tr role="row">
    <th role="rowheader" scope="row"><details><summary><b><xsl:value-of select="@id"/></b><xsl:if test="@title"><xsl:text> </xsl:text><span class="light"><xsl:value-of select="@title"/></span></xsl:if></summary>
      <p class="small"><xsl:value-of select="reason"/></p>
      <p class="small"><xsl:for-each select="setting"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="."/></xsl:call-template></code></xsl:for-each></p></details></th>
    <td role="cell" class="num" data-l="Fail"><div><xsl:choose><xsl:when test="@fails &gt; 0"><span class="v v-fails"><xsl:call-template name="of-control"><xsl:with-param name="state">fails</xsl:with-param><xsl:with-param name="n" select="@fails"/></xsl:call-template></span></xsl:when><xsl:otherwise><span class="zero">–</span></xsl:otherwise></xsl:choose></div></td>
    <td role="cell" class="num" data-l="Review"><div><xsl:choose><xsl:when test="@review &gt; 0"><span class="v v-review"><xsl:call-template name="of-control"><xsl:with-param name="state">review</xsl:with-param><xsl:with-param name="n" select="@review"/></xsl:call-template></span></xsl:when><xsl:otherwise><span class="zero">–</span></xsl:otherwise></xsl:choose></div></td>
    <td role="cell" class="num" data-l="of them gaps"><div><xsl:choose><xsl:when test="@open &gt; 0"><span class="gaps"><xsl:call-template name="n"><xsl:with-param name="n" select="@open"/></xsl:call-template></span></xsl:when><xsl:otherwise><span class="zero">–</span></xsl:otherwise></xsl:choose></div></td>
    <td role="cell" class="num" data-l="Meet"><xsl:call-template name="of-control"><xsl:with-param name="state">meets</xsl:with-param><xsl:with-param name="n" select="@meets"/></xsl:call-template></td>
    <td role="cell" class="num" data-l="n/a"><xsl:call-template name="of-control"><xsl:with-param name="state">na</xsl:with-param><xsl:with-param name="n" select="@na"/></xsl:call-template></td>
    <td role="cell" class="num" data-l="Recorded"><xsl:call-template name="of-control"><xsl:with-param name="state">recorded</xsl:with-param><xsl:with-param name="n" select="@recorded"/></xsl:call-template></td>
    <td role="cell" data-l="Mapping reviewed"><xsl:choose><xsl:when test="@reviewed"><xsl:value-of select="@reviewed"/></xsl:when><xsl:otherwise>no</xsl:otherwise></xsl:choose></td>
  </tr>
</xsl:template>

<!-- ==== accounts ======================================================= -->

<xsl:template name="accounts">
  <section class="part" id="accounts" aria-labelledby="accounts-h">
    <header><h2 id="accounts-h"><span class="no"><xsl:value-of select="7 + count(controls)"/></span>Accounts</h2><p>Each account has its page with every setting, its clause and its evidence.</p></header>
    <div class="body">
      <p class="noprint" hidden="hidden"><label class="small" for="find-account">Find an account by number or name</label><input type="search" id="find-account" autocomplete="off"/></p>
      <table class="stack" role="table" id="accounts-table">
        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Account</th><th role="columnheader" scope="col" class="num">Requests</th><th role="columnheader" scope="col" class="num">Settings</th><th role="columnheader" scope="col" class="num">Fail</th><th role="columnheader" scope="col" class="num">Review</th><th role="columnheader" scope="col" class="num">Meet</th><th role="columnheader" scope="col" class="num">n/a</th><th role="columnheader" scope="col" class="num">Recorded</th><th role="columnheader" scope="col" class="num">Gaps</th></tr></thead>
        <tbody role="rowgroup">
          <xsl:for-each select="accounts/account">
            <tr role="row" class="account" data-q="{@id} {translate(@name, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')}">
              <th role="rowheader" scope="row"><a href="{@id}.html"><xsl:value-of select="@id"/></a><xsl:text> </xsl:text><small><xsl:value-of select="@name"/></small></th>
              <td role="cell" class="num" data-l="Requests"><xsl:call-template name="n"><xsl:with-param name="n" select="@requests"/></xsl:call-template></td>
              <td role="cell" class="num" data-l="Settings"><xsl:call-template name="n"><xsl:with-param name="n" select="@settings"/></xsl:call-template></td>
              <td role="cell" class="num" data-l="Fail"><div><xsl:choose><xsl:when test="@fails &gt; 0"><a class="v v-fails" href="{@id}.html#verdict=fails"><xsl:call-template name="n"><xsl:with-param name="n" select="@fails"/></xsl:call-template></a></xsl:when><xsl:otherwise><span class="zero">–</span></xsl:otherwise></xsl:choose></div></td>
              <td role="cell" class="num" data-l="Review"><div><xsl:choose><xsl:when test="@review &gt; 0"><a class="v v-review" href="{@id}.html#verdict=review"><xsl:call-template name="n"><xsl:with-param name="n" select="@review"/></xsl:call-template></a></xsl:when><xsl:otherwise><span class="zero">–</span></xsl:otherwise></xsl:choose></div></td>
              <td role="cell" class="num" data-l="Meet"><xsl:call-template name="n"><xsl:with-param name="n" select="@meets"/></xsl:call-template></td>
              <td role="cell" class="num" data-l="n/a"><xsl:call-template name="n"><xsl:with-param name="n" select="@na"/></xsl:call-template></td>
              <td role="cell" class="num" data-l="Recorded"><xsl:call-template name="n"><xsl:with-param name="n" select="@recorded"/></xsl:call-template></td>
              <td role="cell" class="num" data-l="Gaps"><div><xsl:choose><xsl:when test="@gaps &gt; 0"><a class="gaps" href="{@id}.html#gaps"><xsl:call-template name="count"><xsl:with-param name="n" select="@gaps"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template></a></xsl:when><xsl:otherwise><span class="zero">–</span></xsl:otherwise></xsl:choose></div></td>
            </tr>
          </xsl:for-each>
          <tr role="row" class="sum"><th role="rowheader" scope="row"><xsl:call-template name="count"><xsl:with-param name="n" select="count(accounts/account)"/><xsl:with-param name="one">account</xsl:with-param></xsl:call-template></th>
            <td role="cell" class="num" data-l="Requests"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@requests)"/></xsl:call-template></td>
            <td role="cell" class="num" data-l="Settings"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@settings)"/></xsl:call-template></td>
            <td role="cell" class="num" data-l="Fail"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@fails)"/></xsl:call-template></td>
            <td role="cell" class="num" data-l="Review"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@review)"/></xsl:call-template></td>
            <td role="cell" class="num" data-l="Meet"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@meets)"/></xsl:call-template></td>
            <td role="cell" class="num" data-l="n/a"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@na)"/></xsl:call-template></td>
            <td role="cell" class="num" data-l="Recorded"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@recorded)"/></xsl:call-template></td>
            <td role="cell" class="num" data-l="Gaps"><xsl:call-template name="n"><xsl:with-param name="n" select="sum(accounts/account/@gaps)"/></xsl:call-template></td></tr>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>

<!-- ==== verify ========================================================= -->

<xsl:template name="verify">
  <section class="part" id="verify" aria-labelledby="verify-h">
    <header><h2 id="verify-h"><span class="no"><xsl:value-of select="8 + count(controls)"/></span>How to verify</h2><p>With tools that are not ours.</p></header>
    <div class="body">
      <p>In the folder that the archive unpacks to. The root certificates come from the engagement letter, never from the bundle. OpenSSL 3. <span class="id">VERIFY.txt</span> has the whole of it, with the time-stamp inside the signature, too.</p>
      <ol class="steps">
        <li><b>Every file is the one that was listed.</b><pre>sha256sum -c --quiet tagmanifest-sha256.txt manifest-sha256.txt &amp;&amp; echo all files right
<span class="out">all files right</span></pre></li>
        <li><b>The signature existed at the time stated.</b><pre>S=signatures/tagmanifest-sha256.txt.p7s
openssl ts -verify -data $S -in $S.tsr -CAfile ../tsa-two-root.pem
<span class="out">Verification: OK</span></pre></li>
        <li><b>The list was signed by the certificate named above, valid at that time.</b><pre>T=$(date -u -d "$(openssl ts -reply -in $S.tsr -text | sed -n 's/^Time stamp: //p')" +%s)
openssl cms -verify -binary -cades -purpose any -inform DER -in $S -content tagmanifest-sha256.txt -CAfile ../signer-root.pem -attime $T -out /dev/null
<span class="out">CAdES Verification successful</span></pre></li>
      </ol>
      <p class="note">All of it at once, the chain of bundles and every verdict derived anew from the stored answers: <code>exhibit verify --rederive --trust trust.ini <xsl:value-of select="head/bundle/@id"/>.tar.gz</code></p>
    </div>
  </section>
</xsl:template>

<!-- ==== limits ========================================================= -->

<xsl:template name="limits">
  <section class="part" id="limits" aria-labelledby="limits-h">
    <header><h2 id="limits-h"><span class="no"><xsl:value-of select="9 + count(controls)"/></span>What this evidence does not prove</h2></header>
    <div class="body"><ul class="limits">
      <xsl:if test="head/endpoints/other"><li><b>Anything about an account at AWS.</b> Answers came from <code><xsl:value-of select="head/endpoints/other[1]"/></code>, which is not an endpoint of AWS.</li></xsl:if>
      <li><b>That AWS’s answers were true.</b> It proves what was answered, to whom and when, and that not a byte has changed since. Each answer carries AWS’s request id, to be found again in CloudTrail.</li>
      <li><b>Any other moment.</b> Settings are those of <xsl:call-template name="span"><xsl:with-param name="from" select="requests/@first"/><xsl:with-param name="to" select="requests/@last"/></xsl:call-template>. What held before and after rests on CloudTrail, on Config and on the other bundles of the stream.</li>
      <xsl:if test="head/@gaps &gt; 0"><li><b>What could not be asked.</b> <xsl:call-template name="count"><xsl:with-param name="n" select="settings/@open"/><xsl:with-param name="one"> setting</xsl:with-param></xsl:call-template><xsl:choose><xsl:when test="settings/@open = 1"> is</xsl:when><xsl:otherwise> are</xsl:otherwise></xsl:choose> not known because of <xsl:call-template name="count"><xsl:with-param name="n" select="head/@gaps"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template>; whether there is more behind a list that was refused is not known either.</li></xsl:if>
      <li><b>What the services have forgotten.</b> A list has what AWS still keeps. Transcribe deletes records of jobs after 90 days; jobs before that are outside every population.</li>
      <li><b>Anything outside the scope.</b> Other accounts, Regions that are not enabled or were not asked, and services that are not in the matrix.</li>
      <li><b>That a control works.</b> A setting is evidence of design at one moment. Which control it serves is a mapping in the profile, and judging it is the auditor’s work.</li>
      <li><b>AWS’s own part.</b> It rests on AWS’s reports; this program reads their titles and dates, not what they say.</li>
    </ul></div>
  </section>
</xsl:template>

<!-- ==== tool =========================================================== -->

<xsl:template name="tool">
  <section class="part" id="tool" aria-labelledby="tool-h">
    <header><h2 id="tool-h"><span class="no"><xsl:value-of select="10 + count(controls)"/></span>Profile and tool</h2><p>By what was judged and with what. All of it is in <span class="id">data/plan.json</span>.</p></header>
    <div class="body">
      <dl class="facts">
        <dt>Profile</dt><dd><xsl:value-of select="head/profile/@name"/><xsl:text> </xsl:text><xsl:value-of select="head/profile/@version"/><xsl:if test="head/profile/@title">, <xsl:value-of select="head/profile/@title"/></xsl:if><xsl:for-each select="head/profile/file"><br/><span class="id"><xsl:value-of select="@name"/></span>, SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="@sha256"/></xsl:call-template></xsl:for-each></dd>
        <dt>Program</dt><dd>Exhibit <xsl:value-of select="head/tool/@version"/>, SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="head/tool/@sha256"/></xsl:call-template></dd>
        <dt>Planned</dt><dd><xsl:call-template name="moment"><xsl:with-param name="t" select="head/bundle/@planned"/></xsl:call-template></dd>
      </dl>
      <details class="more"><summary>Parameters of the profile (<xsl:value-of select="count(parameters/parameter)"/>)</summary>
        <table class="plain"><thead><tr><th scope="col">Parameter</th><th scope="col">Value</th></tr></thead><tbody>
          <xsl:for-each select="parameters/parameter"><tr><th scope="row"><code><xsl:value-of select="@name"/></code></th><td><xsl:choose><xsl:when test="@value"><xsl:value-of select="@value"/></xsl:when><xsl:otherwise><span class="zero">empty list</span></xsl:otherwise></xsl:choose></td></tr></xsl:for-each>
        </tbody></table></details>
      <details class="more"><summary>Modules and data tables (<xsl:value-of select="count(digests/*)"/>)</summary>
        <table class="plain"><thead><tr><th scope="col">Module or table</th><th scope="col">File</th><th scope="col">SHA-256</th></tr></thead><tbody>
          <xsl:for-each select="digests/module"><tr><th scope="row"><xsl:value-of select="@title"/></th><td class="id"><xsl:value-of select="@file"/></td><td><xsl:call-template name="digest"><xsl:with-param name="hex" select="@sha256"/></xsl:call-template></td></tr></xsl:for-each>
          <xsl:for-each select="digests/table"><tr><th scope="row"><xsl:value-of select="@name"/></th><td><xsl:value-of select="@date"/></td><td><xsl:call-template name="digest"><xsl:with-param name="hex" select="@sha256"/></xsl:call-template></td></tr></xsl:for-each>
        </tbody></table></details>
    </div>
  </section>
</xsl:template>

</xsl:stylesheet>
