<?xml version="1.0" encoding="UTF-8"?>
<!--
  ipe.xsl - the run on one page, as information produced by the entity

  What an auditor asks before relying on it: from which system, by which
  parameters, by whom, when, and does it add up.  Printed it is one sheet of A4,
  so it names a few of what may be many and says where the rest is.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="share.xsl"/>

<xsl:template match="/run">
  <xsl:variable name="headline"><xsl:call-template name="headline"/></xsl:variable>
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="concat('IPE – ', head/bundle/@stream, ', ', head/bundle/@period)"/>
    <xsl:with-param name="about" select="concat('Information produced by the entity: ', head/bundle/@stream, ', ', head/bundle/@period)"/>
    <xsl:with-param name="foot" select="concat(head/bundle/@id, '   ', $headline)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="run" mode="body">
  <div class="head ipe">
    <xsl:call-template name="head"/>
    <p class="deck">Information produced by the entity: where this evidence comes from, who asked for it and how, and whether it adds up.</p>
  </div>
  <div class="pair ipe">
    <section aria-labelledby="source-h">
      <h2 id="source-h">Source and parameters</h2>
      <dl class="facts">
        <xsl:if test="head/bundle/@organization"><dt>Entity</dt><dd><xsl:value-of select="head/bundle/@organization"/></dd></xsl:if>
        <dt>System</dt><dd>AWS, partition <xsl:value-of select="head/bundle/@partition"/>: the services’ own APIs, by <xsl:call-template name="count"><xsl:with-param name="n" select="@actions"/><xsl:with-param name="one">action</xsl:with-param></xsl:call-template> that only read</dd>
        <dt>Endpoints</dt><dd><xsl:call-template name="endpoints"/></dd>
        <dt>Period</dt><dd><xsl:value-of select="head/bundle/@period"/>, <xsl:call-template name="days"><xsl:with-param name="from" select="head/bundle/@start"/><xsl:with-param name="to" select="head/bundle/@end"/></xsl:call-template></dd>
        <dt>Accounts</dt><dd><xsl:call-template name="n"><xsl:with-param name="n" select="scope/@accounts"/></xsl:call-template>: <xsl:call-template name="some"><xsl:with-param name="of" select="accounts/account/@id"/></xsl:call-template></dd>
        <dt>Regions</dt><dd><xsl:call-template name="n"><xsl:with-param name="n" select="scope/@regions"/></xsl:call-template><xsl:choose><xsl:when test="scope/@enabled = 'yes'">, every one that is enabled: </xsl:when><xsl:otherwise>, as configured: </xsl:otherwise></xsl:choose><xsl:call-template name="some"><xsl:with-param name="of" select="scope/region/@name[. != 'global']"/></xsl:call-template></dd>
        <dt>Services</dt><dd><xsl:call-template name="n"><xsl:with-param name="n" select="scope/@services"/></xsl:call-template>; <xsl:choose><xsl:when test="head/bundle/@scope = 'all'">everything they list</xsl:when><xsl:otherwise>of account services what the audited ones refer to</xsl:otherwise></xsl:choose></dd>
        <dt>Profile</dt><dd><xsl:value-of select="head/profile/@name"/><xsl:text> </xsl:text><xsl:value-of select="head/profile/@version"/>, <xsl:call-template name="count"><xsl:with-param name="n" select="count(parameters/parameter)"/><xsl:with-param name="one">parameter</xsl:with-param></xsl:call-template>, all in <span class="id">data/plan.json</span></dd>
      </dl>
    </section>
    <section aria-labelledby="who-h">
      <h2 id="who-h">Who, when, with what</h2>
      <dl class="facts">
        <dt>Bundle</dt><dd class="id"><xsl:value-of select="head/bundle/@id"/></dd>
        <dt>Asked as</dt><dd><xsl:choose><xsl:when test="head/bundle/@caller"><span class="id"><xsl:value-of select="head/bundle/@caller"/></span></xsl:when><xsl:otherwise>not known</xsl:otherwise></xsl:choose></dd>
        <dt>Answers</dt><dd><xsl:call-template name="span"><xsl:with-param name="from" select="requests/@first"/><xsl:with-param name="to" select="requests/@last"/></xsl:call-template></dd>
        <dt>Clock</dt><dd><xsl:choose><xsl:when test="head/clock/@median">ours minus AWS’s: <xsl:value-of select="head/clock/@median"/> ms (median)</xsl:when><xsl:otherwise>not compared</xsl:otherwise></xsl:choose></dd>
        <dt>Program</dt><dd>Exhibit <xsl:value-of select="head/tool/@version"/>, SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="head/tool/@sha256"/></xsl:call-template></dd>
        <dt>Sealed</dt><dd><xsl:call-template name="sealed"/></dd>
        <xsl:if test="head/seal/@known = 'yes'">
          <dt>Signer</dt><dd><xsl:value-of select="head/seal/@signer"/>, certificate SHA-256 <xsl:call-template name="digest"><xsl:with-param name="hex" select="head/seal/@certificate"/></xsl:call-template></dd>
        </xsl:if>
      </dl>
    </section>
  </div>
  <section class="ipe" aria-labelledby="method-h">
    <h2 id="method-h">Method</h2>
    <p>Each list is read page by page until AWS names no further page; each thing listed, and in scope, is then asked about by itself. Every answer and every refusal is a line of <span class="id">data/evidence</span> with AWS’s request id. Settings and verdicts are computed from those lines alone; <code>exhibit verify --rederive</code> computes them again and compares.</p>
  </section>
  <section class="ipe" aria-labelledby="ties-h">
    <h2 id="ties-h">Completeness: does it add up?</h2>
    <div class="three">
      <xsl:call-template name="requests-tie"/>
      <xsl:call-template name="settings-tie"/>
      <xsl:call-template name="populations-tie"/>
    </div>
  </section>
  <section class="ipe" aria-labelledby="not-h">
    <h2 id="not-h">What it does not prove</h2>
    <xsl:call-template name="not-proved"/>
  </section>
</xsl:template>

<!-- The first twelve of them. -->
<xsl:template name="some">
  <xsl:param name="of"/>
  <xsl:for-each select="$of[position() &lt;= 12]"><xsl:if test="position() &gt; 1">, </xsl:if><span class="id"><xsl:value-of select="."/></span></xsl:for-each>
  <xsl:if test="count($of) &gt; 12"> and <xsl:value-of select="count($of) - 12"/> more</xsl:if>
  <xsl:if test="not($of)">none</xsl:if>
</xsl:template>

<xsl:template name="endpoints">
  <xsl:choose>
    <xsl:when test="head/endpoints/other"><b>not AWS</b>: <xsl:for-each select="head/endpoints/other[position() &lt;= 2]"><xsl:if test="position() &gt; 1">, </xsl:if><code><xsl:value-of select="."/></code></xsl:for-each><xsl:if test="count(head/endpoints/other) &gt; 2"> and <xsl:value-of select="count(head/endpoints/other) - 2"/> more</xsl:if></xsl:when>
    <xsl:otherwise>AWS’s own, over TLS</xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="sealed">
  <xsl:choose>
    <xsl:when test="head/seal/@time">not later than <xsl:call-template name="moment"><xsl:with-param name="t" select="head/seal/@time"/></xsl:call-template>, <xsl:call-template name="count"><xsl:with-param name="n" select="count(head/seal/token)"/><xsl:with-param name="one">time-stamp</xsl:with-param></xsl:call-template></xsl:when>
    <xsl:when test="head/seal/@known = 'yes'">without a time-stamp</xsl:when>
    <xsl:otherwise>this copy was made before; see <span class="id">VERIFY.txt</span></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template name="line">
  <xsl:param name="label"/>
  <xsl:param name="n"/>
  <tr><th scope="row"><xsl:value-of select="$label"/></th><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="$n"/></xsl:call-template></td></tr>
</xsl:template>

<xsl:template name="sum-line">
  <xsl:param name="label"/>
  <xsl:param name="n"/>
  <xsl:param name="sum"/>
  <tr class="sum"><th scope="row"><xsl:value-of select="$label"/></th><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="$n"/></xsl:call-template></td></tr>
  <tr><th scope="row">Sum of the above</th><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="$sum"/></xsl:call-template><xsl:text> </xsl:text>
    <xsl:choose><xsl:when test="$n = $sum"><span class="v v-meets">ties</span></xsl:when><xsl:otherwise><span class="v v-fails">does not tie</span></xsl:otherwise></xsl:choose></td></tr>
</xsl:template>

<xsl:template name="requests-tie">
  <table class="tie"><caption>Requests</caption><tbody>
    <xsl:for-each select="requests">
      <xsl:call-template name="line"><xsl:with-param name="label">collected</xsl:with-param><xsl:with-param name="n" select="@collected"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">absent: not there</xsl:with-param><xsl:with-param name="n" select="@absent"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">gap: denied</xsl:with-param><xsl:with-param name="n" select="@denied"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">gap: unsupported</xsl:with-param><xsl:with-param name="n" select="@unsupported"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">gap: throttled out</xsl:with-param><xsl:with-param name="n" select="@throttled"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">gap: failed</xsl:with-param><xsl:with-param name="n" select="@failed"/></xsl:call-template>
      <xsl:call-template name="sum-line"><xsl:with-param name="label">Planned</xsl:with-param><xsl:with-param name="n" select="@planned"/><xsl:with-param name="sum" select="@collected + @absent + @denied + @unsupported + @throttled + @failed"/></xsl:call-template>
    </xsl:for-each>
  </tbody></table>
</xsl:template>

<xsl:template name="settings-tie">
  <table class="tie"><caption>Settings</caption><tbody>
    <xsl:for-each select="settings">
      <xsl:call-template name="line"><xsl:with-param name="label">meets</xsl:with-param><xsl:with-param name="n" select="@meets"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">fails</xsl:with-param><xsl:with-param name="n" select="@fails"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">review: not for a gap</xsl:with-param><xsl:with-param name="n" select="@review - @open"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">not known for a gap</xsl:with-param><xsl:with-param name="n" select="@open"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">n/a</xsl:with-param><xsl:with-param name="n" select="@na"/></xsl:call-template>
      <xsl:call-template name="line"><xsl:with-param name="label">recorded, not judged</xsl:with-param><xsl:with-param name="n" select="@recorded"/></xsl:call-template>
      <xsl:call-template name="sum-line"><xsl:with-param name="label">Rows</xsl:with-param><xsl:with-param name="n" select="@total"/><xsl:with-param name="sum" select="@meets + @fails + @review + @na + @recorded"/></xsl:call-template>
    </xsl:for-each>
  </tbody></table>
</xsl:template>

<!-- What a list does not have may be known from what names it: gone, in no list. -->
<xsl:template name="populations-tie">
  <xsl:variable name="p" select="populations/population"/>
  <xsl:variable name="sum" select="sum($p/@read) + sum($p/@gone) + sum($p/@left-out) + sum($p/@elsewhere)"/>
  <table class="tie"><caption>Populations: <xsl:call-template name="count"><xsl:with-param name="n" select="count($p)"/><xsl:with-param name="one">type</xsl:with-param></xsl:call-template></caption><tbody>
    <xsl:call-template name="line"><xsl:with-param name="label">read one by one</xsl:with-param><xsl:with-param name="n" select="sum($p/@read)"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="label">gone meanwhile</xsl:with-param><xsl:with-param name="n" select="sum($p/@gone)"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="label">left out by scope</xsl:with-param><xsl:with-param name="n" select="sum($p/@left-out)"/></xsl:call-template>
    <xsl:call-template name="line"><xsl:with-param name="label">read elsewhere</xsl:with-param><xsl:with-param name="n" select="sum($p/@elsewhere)"/></xsl:call-template>
    <tr class="sum"><th scope="row">Listed, on <xsl:call-template name="count"><xsl:with-param name="n" select="sum($p/@pages)"/><xsl:with-param name="one">page</xsl:with-param></xsl:call-template></th><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum($p/@items)"/></xsl:call-template></td></tr>
    <xsl:if test="$sum != sum($p/@items)"><tr><th scope="row">known, but in no list</th><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="$sum - sum($p/@items)"/></xsl:call-template></td></tr></xsl:if>
    <tr><th scope="row">Lists read to their end</th><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="sum($p/@ended)"/></xsl:call-template> of <xsl:call-template name="n"><xsl:with-param name="n" select="sum($p/@asked)"/></xsl:call-template></td></tr>
    <tr><th scope="row">Types that tie out</th><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="count($p[@ties = 'yes'])"/></xsl:call-template> of <xsl:call-template name="n"><xsl:with-param name="n" select="count($p)"/></xsl:call-template></td></tr>
    <xsl:if test="$p[@ties = 'left-out']"><xsl:call-template name="line"><xsl:with-param name="label">but for what scope leaves out</xsl:with-param><xsl:with-param name="n" select="count($p[@ties = 'left-out'])"/></xsl:call-template></xsl:if>
    <xsl:if test="$p[@ties = 'no' or @ties = 'not-ended']"><tr><th scope="row"><b>do not tie</b></th><td class="num"><b><xsl:call-template name="n"><xsl:with-param name="n" select="count($p[@ties = 'no' or @ties = 'not-ended'])"/></xsl:call-template></b></td></tr></xsl:if>
  </tbody></table>
</xsl:template>

<xsl:template name="not-proved">
  <ul class="limits">
    <xsl:if test="head/endpoints/other"><li>Anything about an account at AWS: the answers came from elsewhere.</li></xsl:if>
    <li>That AWS’s answers were true. It proves what was answered, to whom and when, and that no byte has changed since.</li>
    <li>Any other moment than those of the answers. What held before and after rests on CloudTrail, Config and the other bundles.</li>
    <xsl:if test="head/@gaps &gt; 0"><li>What could not be asked: <xsl:call-template name="count"><xsl:with-param name="n" select="head/@gaps"/><xsl:with-param name="one">gap</xsl:with-param></xsl:call-template> (<xsl:call-template name="kinds"/>), each a row of <span class="id">data/ledger</span>.</li></xsl:if>
    <li>Anything outside the scope above, and what the services have forgotten.</li>
    <li>That a control works. A setting shows design at one moment; which control it serves is the profile’s mapping.</li>
  </ul>
</xsl:template>

</xsl:stylesheet>
