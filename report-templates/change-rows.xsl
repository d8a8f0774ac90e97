<?xml version="1.0" encoding="UTF-8"?>
<!-- change-rows.xsl - a changed setting, gap or population as a row of a table -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template name="changes-head"><thead><tr><th scope="col" class="what">What</th><th scope="col" class="where">Where</th><th scope="col">Was</th><th scope="col">Is</th></tr></thead></xsl:template>

<xsl:template match="change">
  <tr id="{../@name}-{position()}">
    <th scope="row">
      <xsl:apply-templates select="." mode="what"/>
      <xsl:if test="@why and not(@change = 'added' or @change = 'removed')"><small><xsl:value-of select="@why"/></small></xsl:if>
      <xsl:if test="@rule-differs"><small>its rule changed<xsl:if test="@value-differs">, too</xsl:if></small></xsl:if>
    </th>
    <td data-l="Where"><div><xsl:value-of select="@account"/><xsl:if test="@region"><small><xsl:value-of select="@region"/></small></xsl:if></div></td>
    <td data-l="Was"><div><xsl:apply-templates select="old" mode="side"/><xsl:if test="not(old)">–</xsl:if></div></td>
    <td data-l="Is"><div><xsl:apply-templates select="new" mode="side"/><xsl:if test="not(new)">–</xsl:if></div></td>
  </tr>
</xsl:template>

<xsl:template match="change" mode="what"><xsl:value-of select="@name"/><xsl:text> </xsl:text><code><xsl:value-of select="@item"/></code></xsl:template>
<xsl:template match="change[@kind = 'setting']" mode="what"><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="@name"/></xsl:call-template></code><small><xsl:value-of select="@type"/><xsl:text> </xsl:text><bdi><xsl:value-of select="@resource"/></bdi></small></xsl:template>
<xsl:template match="change[@kind = 'gap']" mode="what"><code><xsl:value-of select="@name"/></code></xsl:template>
<xsl:template match="change[@kind = 'population']" mode="what"><code><xsl:value-of select="@type"/></code><small><bdi><xsl:value-of select="@resource"/></bdi></small></xsl:template>

<xsl:template match="old|new" mode="side"><xsl:value-of select="value"/></xsl:template>

<xsl:template match="change[@kind = 'setting']/old|change[@kind = 'setting']/new" mode="side">
  <div><xsl:call-template name="state"><xsl:with-param name="state" select="@verdict"/></xsl:call-template><xsl:if test="@reason and @reason != 'clause' and @reason != 'recorded'"><xsl:text> </xsl:text><span class="v-gap"><xsl:value-of select="@reason"/></span></xsl:if></div>
  <xsl:if test="value"><div class="value"><code><xsl:value-of select="value"/></code></div></xsl:if>
  <xsl:if test="@evidence"><small><xsl:value-of select="substring-before(concat(@evidence, ' '), ' ')"/><xsl:if test="contains(@evidence, ' ')"> and more</xsl:if></small></xsl:if>
</xsl:template>

<xsl:template match="change[@kind = 'gap']/old|change[@kind = 'gap']/new" mode="side">
  <div><xsl:value-of select="@outcome"/><xsl:if test="@error"><xsl:text> </xsl:text><code><xsl:value-of select="@error"/></code></xsl:if></div>
  <xsl:if test="@message"><small><xsl:value-of select="@message"/></small></xsl:if>
</xsl:template>

<xsl:template match="change[@kind = 'population']/old|change[@kind = 'population']/new" mode="side">
  <xsl:call-template name="count"><xsl:with-param name="n" select="@items"/><xsl:with-param name="one">item</xsl:with-param></xsl:call-template>
  <xsl:if test="@gone &gt; 0">, <xsl:value-of select="@gone"/> gone</xsl:if>
  <xsl:if test="@left-out &gt; 0">, <xsl:value-of select="@left-out"/> left out by scope</xsl:if>
  <xsl:if test="@end != 'no token'"><xsl:text> </xsl:text><span class="v-gap"><xsl:value-of select="@end"/></span></xsl:if>
</xsl:template>

</xsl:stylesheet>
