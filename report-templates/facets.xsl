<?xml version="1.0" encoding="UTF-8"?>
<!-- facets.xsl - search and marks beside settings, for account.xsl and settings.xsl; hidden until a script works them -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- The services an audit is about come before those they lead to. -->
<xsl:variable name="aws" select="document('aws-part.xml')/aws-part/service"/>
<xsl:variable name="titles"><xsl:for-each select="/*/facets/facet[@name = 'service']/choice"><xsl:sort select="@label"/>|<xsl:value-of select="@label"/>|</xsl:for-each></xsl:variable>

<xsl:template name="facets">
  <form id="facets" class="facets" hidden="hidden" role="search" aria-label="Settings"><details open="open"><summary>Search and filter</summary><div class="stick">
    <label class="lab" for="q">Search <kbd class="small">/</kbd></label><input type="search" id="q" name="q" autocomplete="off" spellcheck="false" aria-describedby="q-note"/>
    <p class="hint" id="q-note">Words of a setting, resource, value, reason or id; each must be in the row.</p>
    <xsl:for-each select="facets/facet[choice]">
      <xsl:variable name="name" select="@name"/>
      <fieldset class="f-{$name}"><legend><xsl:call-template name="facet-title"/></legend><div>
        <xsl:for-each select="choice"><xsl:sort select="number($name = 'service' and not(@value = $aws/@name))" data-type="number"/><xsl:sort select="number($name = 'service') * string-length(substring-before($titles, concat('|', @label, '|')))" data-type="number"/><label><input type="checkbox" name="{$name}" value="{@value}"/><span><xsl:if test="$name = 'verdict'"><xsl:attribute name="class">v v-<xsl:value-of select="@value"/></xsl:attribute></xsl:if><xsl:value-of select="@label"/></span><span><xsl:call-template name="n"><xsl:with-param name="n" select="@n"/></xsl:call-template></span></label></xsl:for-each>
      </div></fieldset>
    </xsl:for-each>
    <button type="reset" class="reset">Show all</button>
  </div></details></form>
</xsl:template>

<xsl:template name="facet-title">
  <xsl:choose>
    <xsl:when test="@name = 'verdict'">Verdict</xsl:when>
    <xsl:when test="@name = 'gap'">Not known</xsl:when>
    <xsl:when test="@name = 'topic'">Topic</xsl:when>
    <xsl:when test="@name = 'account'">Account</xsl:when>
    <xsl:when test="@name = 'region'">Region</xsl:when>
    <xsl:when test="@name = 'service'">Service</xsl:when>
    <xsl:when test="@name = 'control'">Control</xsl:when>
    <xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

</xsl:stylesheet>
